package dev.understudy.metrics.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.metrics.NetworkSpec;
import dev.understudy.metrics.NetworkSpec.WeightsFile;
import dev.understudy.metrics.Preprocessing;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.runtimes.graphs.GraphBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolTests {
  @TempDir Path folder;

  /** What black, middle and white become: METRICS.md's table, read from the libraries. */
  @ParameterizedTest
  @CsvSource({
    "CLEAN, clean, clean-bicubic, -1, 0, 0.9921875",
    "TF1, tf1, tf1-bilinear, -1, 0, 0.9921875",
    "PYTORCH, pytorch, pytorch-bilinear, -1, 0.00392156862745098, 1"
  })
  void feedsInceptionAsItsLibraryDoes(
      Protocol protocol, String id, String resizing, double black, double middle, double white) {
    Preprocessing fed = protocol.preprocessing(KnownNetwork.FID_INCEPTION);

    assertThat(fed.protocol()).isEqualTo(id);
    assertThat(fed.resizing().id()).isEqualTo(resizing);
    assertThat(List.of(fed.height(), fed.width())).containsOnly(299);
    assertThat(fed.quantised()).isTrue();
    for (int c = 0; c < 3; c++) {
      assertThat(at(fed, c, 0)).isEqualTo(black, within(1e-15));
      assertThat(at(fed, c, 128)).isEqualTo(middle, within(1e-15));
      assertThat(at(fed, c, 255)).isEqualTo(white, within(1e-15));
    }
  }

  /** torchvision's weights want (x/255 − .485) / .229 and so on. */
  @Test
  void feedsVggAsTorchFidelityDoes() {
    Preprocessing fed = Protocol.TF1.preprocessing(KnownNetwork.VGG16);

    assertThat(fed.resizing().id()).isEqualTo("tf1-bilinear");
    assertThat(List.of(fed.height(), fed.width())).containsOnly(224);
    assertThat(at(fed, 0, 255)).isEqualTo((1 - .485) / .229, within(1e-12));
    assertThat(at(fed, 1, 255)).isEqualTo((1 - .456) / .224, within(1e-12));
    assertThat(at(fed, 2, 0)).isEqualTo(-.406 / .225, within(1e-12));
  }

  @Test
  void namesWhatAnInstalledNetworkGives() {
    List<WeightsFile> files = List.of(new WeightsFile("fid-inception", "67", true));
    NetworkSpec spec =
        Protocol.CLEAN.spec(new Weights.Installed(KnownNetwork.FID_INCEPTION, model(), files));

    assertThat(spec.name()).isEqualTo("fid-inception");
    assertThat(spec.outputs()).startsWith("2048").contains("spatial", "logits", "64", "192", "768");
    assertThat(spec.logits()).isEqualTo("logits");
    assertThat(spec.weights()).isEqualTo(files);

    NetworkSpec vgg = Protocol.TF1.spec(new Weights.Installed(KnownNetwork.VGG16, model(), files));
    assertThat(vgg.outputs()).containsExactly("fc2");
    assertThat(vgg.logits()).isNull();
  }

  @Test
  void hasNothingToSayOfLpips() {
    assertThatThrownBy(() -> Protocol.CLEAN.preprocessing(KnownNetwork.LPIPS_VGG))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lpips-vgg");
  }

  private Path model() {
    GraphBuilder graph = new GraphBuilder("any");
    graph.output("y", graph.relu(graph.input("x", 1)), 1);
    Path file = folder.resolve("any.onnx");
    graph.write(file);
    return file;
  }

  private static double at(Preprocessing fed, int channel, double value) {
    return (value - fed.mean().get(channel)) / fed.std().get(channel);
  }
}
