package dev.understudy.metrics.networks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.runtimes.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VggFeaturesTests {
  @TempDir Path folder;

  /** Against torch-fidelity's network. */
  @Test
  void givesWhatPyTorchGives() {
    Path onnx = folder.resolve("vgg16.onnx");
    KnownNetwork.VGG16.build(List.of(SeededCheckpoint.of(VggFeatures.shapes(), 3)), onnx);
    float[] both = ((Tensor.Floats) SeededCheckpoint.pictures(4, 224, 224)).data();
    float[] second = Arrays.copyOfRange(both, both.length / 2, both.length);

    Map<String, float[]> expected = Golden.read("vgg16", folder);
    Map<String, float[]> actual =
        Golden.run(onnx, Map.of("pictures", Tensor.of(second, 1, 3, 224, 224)), expected.keySet());

    assertThat(actual).containsOnlyKeys("fc2");
    assertThat(Golden.error(expected.get("fc2"), actual.get("fc2"))).isLessThan(1e-5);
  }
}
