package dev.understudy.runtimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TfliteCostTests {
  private static final Map<String, Tensor> CONV_LABEL =
      Map.of("z", Tensor.of(new float[8], 1, 8), "label", Tensor.of(new long[1], 1));

  /** The numbers follow from the shapes in make_tflite.py's class ConvLabel. */
  @Test
  void countsAGenerator() {
    ModelCost cost = Runtimes.cost(Golden.model("conv-label.tflite"), CONV_LABEL);
    long dense = 16 * 96;
    long conv = 4 * 4 * 5 * (3 * 3 * 6);
    long upOnInput = 4 * 4 * 5 * (4 * 4 * 3);
    long upOnOutput = 8 * 8 * 3 * (4 * 4 * 5);
    assertThat(cost.macs())
        .containsEntry(CostConvention.MACS, dense + conv + upOnInput)
        .containsEntry(CostConvention.MACS_OUTPUT, dense + conv + upOnOutput);
    assertThat(cost.unknownOps()).isEmpty();
    // The embedding, dense, convolution and its bias, transposed convolution; the converter adds a
    // zero bias of 96 to the dense layer.
    assertThat(cost.parameters())
        .isBetween(80L + 1536 + 270 + 5 + 240, 80L + 1536 + 270 + 5 + 240 + 99);
    assertThat(cost.bytes()).isGreaterThan(4 * cost.parameters());
  }

  @Test
  void countsOnlyWhatTheChosenOutputNeeds() {
    ModelFile model = Golden.model("conv-label.tflite");
    ModelCost features = Runtimes.cost(model, CONV_LABEL, Set.of("features"));
    assertThat(features.macs())
        .containsEntry(CostConvention.MACS, 16L * 96 + 4 * 4 * 5 * (3 * 3 * 6))
        .containsEntry(CostConvention.MACS_OUTPUT, 16L * 96 + 4 * 4 * 5 * (3 * 3 * 6));
    assertThatThrownBy(() -> Runtimes.cost(model, CONV_LABEL, Set.of("mask")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("mask");
  }

  /** The numbers follow from the shapes in make_tflite.py's class EveryMac. */
  @Test
  void countsEachOperatorThatMultipliesAndAccumulates() {
    Map<String, Tensor> example =
        Map.of(
            "x", Tensor.of(new float[144], 1, 6, 6, 4),
            "v", Tensor.of(new float[96], 1, 3, 4, 4, 2));
    ModelFile model = Golden.model("every-mac.tflite");
    long conv = 3 * 3 * 8 * (3 * 3 * 4);
    long depthwise = 3 * 3 * 8 * (3 * 3);
    long up = 3 * 3 * 8 * (2 * 2 * 5);
    long upOnOutput = 6 * 6 * 5 * (2 * 2 * 8);
    long gram = 36 * 36 * 5;
    long dense = 180 * 7;
    long volume = 2 * 3 * 3 * 3 * (2 * 2 * 2 * 2);
    long trunk = conv + depthwise;
    assertMacs(
        Runtimes.cost(model, example, Set.of("gram")),
        trunk + up + gram,
        trunk + upOnOutput + gram);
    assertMacs(
        Runtimes.cost(model, example, Set.of("dense")),
        trunk + up + dense,
        trunk + upOnOutput + dense);
    assertMacs(Runtimes.cost(model, example, Set.of("volume")), volume, volume);
    long rest = gram + dense + volume;
    assertMacs(Runtimes.cost(model, example), trunk + up + rest, trunk + upOnOutput + rest);
  }

  private static void assertMacs(ModelCost cost, long onInput, long onOutput) {
    assertThat(cost.macs())
        .containsEntry(CostConvention.MACS, onInput)
        .containsEntry(CostConvention.MACS_OUTPUT, onOutput);
  }

  @Test
  void takesQuantisedWeightsForParameters() {
    Map<String, Tensor> x = Map.of("x", Tensor.of(new float[192], 1, 8, 8, 3));
    ModelCost whole = Runtimes.cost(Golden.model("int8.tflite"), x);
    ModelCost real = Runtimes.cost(Golden.model("no-signature.tflite"), x);
    ModelCost ranged = Runtimes.cost(Golden.model("dynamic-range.tflite"), x);
    // conv [32,3,3,3] and point [6,1,1,32] with the biases that the converter adds.
    long weights = 32 * 27 + 6 * 32;
    assertThat(real.parameters()).isEqualTo(weights + 32 + 6);
    assertThat(whole.parameters()).isEqualTo(weights + 32 + 6);
    assertThat(ranged.parameters()).isEqualTo(40 * 27 + 6 * 40 + 40 + 6);
    long macs = 4 * 4 * weights;
    assertMacs(real, macs, macs);
    assertMacs(whole, macs, macs);
    assertThat(whole.bytes()).isLessThan(real.bytes());
  }

  @Test
  void drawsNoRandomNumbers() {
    assertThat(Runtimes.randomNodes(Golden.model("conv-label.tflite"))).isEmpty();
  }
}
