package dev.understudy.metrics.networks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.runtimes.checkpoints.StateDict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FidInceptionTests {
  @TempDir Path folder;

  /** The counts of the published file: METRICS.md, and torchvision's own module. */
  @Test
  void hasTheUnitsAndParametersOfThePublishedNetwork() {
    long values = 0;
    for (long[] shape : FidInception.shapes().values()) {
      long size = 1;
      for (long d : shape) {
        size *= d;
      }
      values += size;
    }
    assertThat(InceptionUnits.all()).hasSize(94);
    assertThat(values).isEqualTo(23_885_392);
  }

  /** Against torch-fidelity's network, which tools/network-goldens found equal to pytorch-fid's. */
  @Test
  void givesWhatPyTorchGivesAtEveryTap() {
    StateDict weights = SeededCheckpoint.of(FidInception.shapes(), 1);
    Path onnx = folder.resolve("fid-inception.onnx");
    KnownNetwork.FID_INCEPTION.build(List.of(weights), onnx);

    Map<String, float[]> expected = Golden.read("fid-inception", folder);
    Map<String, float[]> actual =
        Golden.run(
            onnx, Map.of("pictures", SeededCheckpoint.pictures(2, 299, 299)), expected.keySet());

    assertThat(actual).containsOnlyKeys("64", "192", "768", "2048", "logits", "spatial");
    expected.forEach(
        (output, values) ->
            assertThat(Golden.error(values, actual.get(output))).as(output).isLessThan(1e-5));
  }
}
