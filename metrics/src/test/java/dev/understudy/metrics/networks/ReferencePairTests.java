package dev.understudy.metrics.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.checkpoints.StateDict;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * LPIPS with real weights on the LPIPS repository's example pictures. The backbone is too large to
 * commit: the folder named by UNDERSTUDY_TEST_WEIGHTS must have squeezenet1_1-fp16.pth
 * (torchvision's weights rounded to half) and lpips-v0.1-squeeze.pth (the published heads). Where
 * it is not set, the build leaves this group out.
 */
@Tag("given-weights")
class ReferencePairTests {
  private static final String VARIABLE = "UNDERSTUDY_TEST_WEIGHTS";

  @TempDir Path temporary;

  private Path onnx = Path.of("");

  @BeforeEach
  void build() {
    String named = Objects.requireNonNullElse(System.getenv(VARIABLE), "");
    Path backbone = Path.of(named).resolve("squeezenet1_1-fp16.pth");
    Path heads = Path.of(named).resolve("lpips-v0.1-squeeze.pth");
    assertThat(List.of(backbone, heads))
        .as(VARIABLE + " names a folder with the weights")
        .allSatisfy(file -> assertThat(file).isRegularFile());
    onnx = temporary.resolve("lpips-squeeze.onnx");
    KnownNetwork.LPIPS_SQUEEZE.build(
        List.of(StateDict.read(backbone), StateDict.read(heads)), onnx);
  }

  /** METRICS.md: computed in PyTorch with the same two files. */
  @ParameterizedTest
  @CsvSource({"ex_p0, 0.7112", "ex_p1, 0.1479"})
  void givesPyTorchsDistances(String other, double expected) {
    float[] distance = distances("ex_ref", other).get("distance");
    assertThat(distance).hasSize(1);
    assertThat((double) distance[0]).isEqualTo(expected, within(5e-5));
  }

  @Test
  void givesZeroForAPictureAndItself() {
    Map<String, float[]> same = distances("ex_ref", "ex_ref");
    assertThat(same.get("distance")).containsExactly(0);
    assertThat(same.get("map")).containsOnly(0);
  }

  private Map<String, float[]> distances(String a, String b) {
    return Golden.run(onnx, Map.of("a", picture(a), "b", picture(b)), Set.of("distance", "map"));
  }

  private static Tensor picture(String name) {
    URL file = Objects.requireNonNull(ReferencePairTests.class.getResource(name + ".png"));
    BufferedImage image;
    try {
      image = ImageIO.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int plane = image.getWidth() * image.getHeight();
    float[] data = new float[3 * plane];
    for (int i = 0; i < plane; i++) {
      int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
      for (int c = 0; c < 3; c++) {
        data[c * plane + i] = (rgb >> (16 - 8 * c) & 0xFF) / 127.5f - 1;
      }
    }
    return Tensor.of(data, 1, 3, image.getHeight(), image.getWidth());
  }
}
