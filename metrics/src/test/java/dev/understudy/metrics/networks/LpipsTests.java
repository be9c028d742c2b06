package dev.understudy.metrics.networks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.runtimes.checkpoints.StateDict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LpipsTests {
  @TempDir Path folder;

  /**
   * Against the lpips package's own modules. At 48x40 SqueezeNet's pools stick out at the end, and
   * AlexNet's last maps are one pixel wide.
   */
  @ParameterizedTest
  @CsvSource({
    "LPIPS_ALEX, lpips-alex, 10",
    "LPIPS_VGG, lpips-vgg, 20",
    "LPIPS_SQUEEZE, lpips-squeeze, 30"
  })
  void givesWhatTheLpipsPackageGives(KnownNetwork network, String golden, long seed) {
    Path onnx = built(network, seed);
    Map<String, float[]> expected = Golden.read(golden, folder);
    Map<String, float[]> actual =
        Golden.run(
            onnx,
            Map.of(
                "a",
                SeededCheckpoint.pictures(seed + 2, 48, 40),
                "b",
                SeededCheckpoint.pictures(seed + 3, 48, 40)),
            Set.of("distance", "map"));

    assertThat(Golden.error(expected.get("distance"), actual.get("distance"))).isLessThan(1e-5);
    assertThat(Golden.error(expected.get("map"), actual.get("map"))).isLessThan(1e-5);
  }

  private Path built(KnownNetwork network, long seed) {
    Backbone backbone =
        switch (network) {
          case LPIPS_ALEX -> Backbones.alexnet();
          case LPIPS_VGG -> Backbones.vgg16();
          default -> Backbones.squeezenet();
        };
    StateDict features = SeededCheckpoint.of(backbone.shapes(), seed);
    StateDict heads = SeededCheckpoint.of(Lpips.headShapes(backbone), seed + 1);
    Path onnx = folder.resolve(network.id() + ".onnx");
    network.build(List.of(features, heads), onnx);
    return onnx;
  }
}
