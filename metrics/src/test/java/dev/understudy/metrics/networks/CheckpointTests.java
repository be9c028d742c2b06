package dev.understudy.metrics.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.checkpoints.StateDict;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTests {
  @TempDir Path folder;

  private final Map<String, Tensor> features =
      new LinkedHashMap<>(SeededCheckpoint.of(Backbones.squeezenet().shapes(), 30).tensors());
  private final Map<String, Tensor> heads =
      new LinkedHashMap<>(
          SeededCheckpoint.of(Lpips.headShapes(Backbones.squeezenet()), 31).tensors());

  @Test
  void listsEveryFaultByKeyAndWritesNothing() {
    features.remove("features.4.squeeze.bias");
    features.remove("features.0.weight");
    features.put("features.3.expand3x3.weight", Tensor.of(new float[64 * 16], 64, 16, 1, 1));
    features.put("features.12.squeeze.bias", Tensor.of(new long[64], 64));
    features.put("features.13.weight", Tensor.of(new float[1], 1));

    assertThatThrownBy(this::build)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("squeezenet1_1")
        .hasMessageContaining("missing:\n    features.0.weight[64, 3, 3, 3]\n")
        .hasMessageContaining("features.4.squeeze.bias[16]")
        .hasMessageContaining("features.3.expand3x3.weight is [64, 16, 1, 1], not [64, 16, 3, 3]")
        .hasMessageContaining("features.12.squeeze.bias is whole numbers [64], not [64]")
        .hasMessageContaining("extra:\n    features.13.weight");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void saysWhichFileIsAtFault() {
    heads.remove("lin6.model.1.weight");

    assertThatThrownBy(this::build)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("lpips-squeeze-heads")
        .hasMessageContaining("lin6.model.1.weight[1, 512, 1, 1]");
  }

  @Test
  void takesWhatPyTorchCountsAndTheClassifierThatLpipsDoesNotNeed() {
    features.put("classifier.1.weight", Tensor.of(new float[8], 1, 8, 1, 1));
    features.put("features.0.num_batches_tracked", Tensor.of(new long[1]));

    build();
    assertThat(folder.resolve("made.onnx")).isNotEmptyFile();
  }

  /** Where the batch norm's own arithmetic is the oracle, in double, on one unit. */
  @Test
  void foldsTheBatchNormIntoTheConvolution() {
    ConvUnit unit = InceptionUnits.all().get(1);
    Map<String, long[]> shapes = new LinkedHashMap<>();
    unit.addTo(shapes);
    StateDict dict = SeededCheckpoint.of(shapes, 5);
    ConvUnit.Folded folded = unit.fold(Checkpoint.of("one", dict, shapes, key -> false));

    float[] weight = floats(dict, unit.weightKey());
    for (int o = 0; o < unit.out(); o++) {
      double convolved = 0;
      double made = folded.bias()[o];
      for (int i = 0; i < weight.length / unit.out(); i++) {
        double x = Math.sin(i);
        convolved += x * weight[o * weight.length / unit.out() + i];
        made += x * folded.weight()[o * weight.length / unit.out() + i];
      }
      double normalised =
          (convolved - floats(dict, unit.name() + ".bn.running_mean")[o])
                  / Math.sqrt(floats(dict, unit.name() + ".bn.running_var")[o] + 0.001)
                  * floats(dict, unit.name() + ".bn.weight")[o]
              + floats(dict, unit.name() + ".bn.bias")[o];
      assertThat(made).isCloseTo(normalised, within(1e-5));
    }
    assertThat(Arrays.equals(weight, folded.weight())).as("the checkpoint is left alone").isFalse();
  }

  @Test
  void refusesTheWrongNumberOfCheckpoints() {
    assertThatThrownBy(
            () ->
                KnownNetwork.LPIPS_SQUEEZE.build(
                    List.of(new StateDict(features)), folder.resolve("made.onnx")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lpips-squeeze-heads");
  }

  private void build() {
    KnownNetwork.LPIPS_SQUEEZE.build(
        List.of(new StateDict(features), new StateDict(heads)), folder.resolve("made.onnx"));
  }

  private static float[] floats(StateDict dict, String key) {
    return ((Tensor.Floats) dict.tensors().get(key)).data();
  }
}
