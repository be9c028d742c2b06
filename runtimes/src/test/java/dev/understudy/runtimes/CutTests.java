package dev.understudy.runtimes;

import static dev.understudy.runtimes.OnnxBuilder.FLOAT;
import static dev.understudy.runtimes.OnnxBuilder.onnx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CutTests {
  private static final SessionOptions ONE = SessionOptions.withThreads(1);

  @TempDir Path folder;

  /** Two exits on a shared trunk, the second with an input and a weight of its own. */
  private static OnnxBuilder twoExits() {
    return onnx()
        .input("x", FLOAT, -1, 3, 8, 8)
        .input("noise", FLOAT, -1, 4, 8, 8)
        .weights("shared", 4, 3, 3, 3)
        .weights("deep", 4, 4, 3, 3)
        .weights("head", 1, 4, 1, 1)
        .node("Conv", "x shared", "trunk", OnnxBuilder.ints("pads", 1, 1, 1, 1))
        .node("Conv", "trunk head", "early")
        .node("Add", "trunk noise", "noisy")
        .node("Conv", "noisy deep", "body", OnnxBuilder.ints("pads", 1, 1, 1, 1))
        .node("Conv", "body head", "late")
        .output("early", FLOAT, -1, 1, 8, 8)
        .output("late", FLOAT, -1, 1, 8, 8);
  }

  private static Tensor ramp(long... shape) {
    float[] values = new float[(int) java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i);
    }
    return Tensor.of(values, shape);
  }

  private static float[] run(ModelFile model, Map<String, Tensor> inputs, String output) {
    try (ModelSession session = Runtimes.open(model, ONE)) {
      return ((Tensor.Floats) session.run(inputs, Set.of(output)).get(output)).data();
    }
  }

  private ModelFile cut(ModelFile model, String... outputs) {
    return Runtimes.cut(model, Set.of(outputs), folder.resolve("cut" + model.runtime().id()));
  }

  @Test
  void aCutGivesTheSameValuesBitForBitFromFewerInputs() {
    ModelFile whole = twoExits().in(folder);
    Map<String, Tensor> inputs = Map.of("x", ramp(2, 3, 8, 8), "noise", ramp(2, 4, 8, 8));
    ModelFile early = cut(whole, "early");
    assertThat(run(early, Map.of("x", ramp(2, 3, 8, 8)), "early"))
        .containsExactly(run(whole, inputs, "early"));
    try (ModelSession session = Runtimes.open(early, ONE)) {
      assertThat(session.inputs()).extracting(TensorSpec::name).containsExactly("x");
      assertThat(session.outputs()).extracting(TensorSpec::name).containsExactly("early");
    }
  }

  /** A Conv of 8x8 places: 4·3·9 for the trunk, 4·4·9 for the body, 4 for a head, times 64. */
  @Test
  void aCutCostsWhatItsPartCosts() {
    ModelFile whole = twoExits().in(folder);
    ModelCost early = Runtimes.cost(cut(whole, "early"), Map.of("x", ramp(1, 3, 8, 8)));
    assertThat(early.macs()).containsEntry(CostConvention.MACS, 64L * (108 + 4));
    assertThat(early.parameters()).isEqualTo(108 + 4);
    assertThat(early.initialiserElements()).isEqualTo(108 + 4);
    assertThat(early.bytes()).isLessThan(whole.bytes());
    ModelCost late =
        Runtimes.cost(cut(whole, "late"), Map.of("x", ramp(1, 3, 8, 8), "noise", ramp(1, 4, 8, 8)));
    assertThat(late.macs()).containsEntry(CostConvention.MACS, 64L * (108 + 144 + 4));
  }

  @Test
  void twoOutputsShareTheirTrunk() {
    ModelFile both = cut(twoExits().in(folder), "early", "late");
    ModelCost cost = Runtimes.cost(both, Map.of("x", ramp(1, 3, 8, 8), "noise", ramp(1, 4, 8, 8)));
    assertThat(cost.macs()).containsEntry(CostConvention.MACS, 64L * (108 + 144 + 4 + 4));
  }

  @Test
  void whatABranchTakesFromAroundItComesAlong() {
    ModelFile whole =
        onnx()
            .input("x", FLOAT, 2)
            .weights("caught", 2)
            .weights("other", 2)
            .tensor("yes", 9, new byte[] {1})
            .node("Add", "x caught", "around")
            .node(
                "If",
                "yes",
                "chosen",
                OnnxBuilder.body(
                    "then_branch", onnx().node("Mul", "around caught", "a").output("a", FLOAT, 2)),
                OnnxBuilder.body(
                    "else_branch", onnx().node("Identity", "x", "b").output("b", FLOAT, 2)))
            .node("Add", "x other", "aside")
            .output("chosen", FLOAT, 2)
            .output("aside", FLOAT, 2)
            .in(folder);
    Map<String, Tensor> inputs = Map.of("x", ramp(2));
    ModelFile cut = cut(whole, "chosen");
    assertThat(run(cut, inputs, "chosen")).containsExactly(run(whole, inputs, "chosen"));
    assertThat(Runtimes.cost(cut, inputs).initialiserElements()).isEqualTo(3);
  }

  @Test
  void externalWeightsThatThePartNeedsComeAlong() throws IOException {
    Path data = folder.resolve("weights.bin");
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(new float[] {1, 2, 3, 4});
    Files.write(data, bytes.array());
    ModelFile whole =
        onnx()
            .input("x", FLOAT, 4)
            .external("w", "weights.bin", 16, 4)
            .node("Add", "x w", "early")
            .node("Mul", "early w", "late")
            .output("early", FLOAT, 4)
            .output("late", FLOAT, 4)
            .in(folder);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    ModelFile cut = Runtimes.cut(whole, Set.of("early"), elsewhere.resolve("early.onnx"));
    assertThat(run(cut, Map.of("x", Tensor.of(new float[] {1, 1, 1, 1}, 4)), "early"))
        .containsExactly(2, 3, 4, 5);
    try (Stream<Path> files = Files.list(elsewhere)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("early.onnx", "early.onnx.data");
    }
  }

  /** MACs as in TfliteCostTests: a dense layer and a convolution, without the up-convolution. */
  @Test
  void aTfliteModelIsCutToo() throws IOException {
    ModelFile whole = Golden.model("conv-label.tflite");
    Map<String, Tensor> inputs = Map.of("z", ramp(1, 8), "label", Tensor.of(new long[] {3}, 1));
    ModelFile cut = cut(whole, "features");
    assertThat(run(cut, inputs, "features")).containsExactly(run(whole, inputs, "features"));
    assertThat(Runtimes.cost(cut, inputs).macs())
        .containsEntry(CostConvention.MACS, 16L * 96 + 4 * 4 * 5 * (3 * 3 * 6));
    try (ModelSession session = Runtimes.open(cut, ONE)) {
      assertThat(session.outputs()).extracting(TensorSpec::name).containsExactly("features");
    }
  }

  @Test
  void anOutputThatIsNotThereIsRefusedWithTheListOfThose() {
    assertThatThrownBy(() -> cut(twoExits().in(folder), "middle"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no output 'middle'")
        .hasMessageContaining("early, late");
    assertThatThrownBy(() -> cut(Golden.model("conv-label.tflite"), "middle"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no output 'middle'");
  }

  @Test
  void equalModelsGiveEqualCuts() {
    ModelFile first = cut(twoExits().in(folder), "early");
    String hash = first.sha256();
    assertThat(cut(twoExits().in(folder), "early").sha256()).isEqualTo(hash);
  }
}
