package dev.understudy.runtimes;

import static dev.understudy.runtimes.OnnxBuilder.FLOAT;
import static dev.understudy.runtimes.OnnxBuilder.HALF;
import static dev.understudy.runtimes.OnnxBuilder.INT64;
import static dev.understudy.runtimes.OnnxBuilder.body;
import static dev.understudy.runtimes.OnnxBuilder.integer;
import static dev.understudy.runtimes.OnnxBuilder.ints;
import static dev.understudy.runtimes.OnnxBuilder.onnx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.understudy.common.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Costs of ONNX files of every form: operator sets, types, external data, loops, batches. */
final class CostFormTests {
  @TempDir Path folder;

  private static Tensor zeros(long... shape) {
    return Tensor.of(new float[(int) LongStream.of(shape).reduce(1, (a, b) -> a * b)], shape);
  }

  /** What each operator set writes alike. */
  @ParameterizedTest
  @ValueSource(longs = {11, 13, 17, 21})
  void countsEveryOperatorSetAlike(long opset) {
    OnnxBuilder model =
        onnx()
            .opset(opset)
            .input("x", FLOAT, -1, 3, 8, 8)
            .weights("w", 4, 3, 3, 3)
            .weights("b", 4)
            .node("Conv", "x w b", "c", ints("pads", 1, 1, 1, 1)) // [1,4,8,8]
            .node("LeakyRelu", "c", "l")
            .weights("u", 4, 3, 4, 4)
            .node("ConvTranspose", "l u", "t", ints("strides", 2, 2), ints("pads", 1, 1, 1, 1))
            .node("Tanh", "t", "y")
            .output("y", FLOAT, -1, 3, 16, 16);
    ModelCost cost = Runtimes.cost(model.in(folder), Map.of("x", zeros(1, 3, 8, 8)));
    assertThat(cost.parameters()).isEqualTo(108 + 4 + 192);
    assertThat(cost.macs())
        .containsEntry(CostConvention.MACS, 256L * 27 + 256 * 48)
        .containsEntry(CostConvention.MACS_OUTPUT, 256L * 27 + 768 * 64)
        .containsEntry(CostConvention.TORCHPROFILE_2020, 256L * 27 + 768 * 64 + 256);
    assertThat(cost.unknownOps()).isEmpty();
  }

  @Test
  void countsFloat16WeightsAndTellsTheirNoise() {
    Random random = new Random(4);
    ByteBuffer noise = ByteBuffer.allocate(2 * 64).order(ByteOrder.LITTLE_ENDIAN);
    while (noise.hasRemaining()) {
      noise.putShort(
          ai.onnxruntime.platform.Fp16Conversions.floatToFp16((float) random.nextGaussian()));
    }
    OnnxBuilder model =
        onnx()
            .input("x", HALF, 1, 3, 8, 8)
            .halves("w", 4, 3, 3, 3)
            .node("Conv", "x w", "c", ints("pads", 1, 1, 1, 1))
            .tensor("noise", HALF, noise.array(), 1, 1, 8, 8)
            .node("Add", "c noise", "y")
            .output("y", HALF, 1, 4, 8, 8);
    ModelFile file = model.in(folder);
    ModelCost cost = Runtimes.cost(file, Map.of("x", zeros(1, 3, 8, 8)));
    assertThat(cost.parameters()).isEqualTo(108);
    assertThat(cost.buffers()).isEqualTo(64);
    assertThat(cost.macs()).containsEntry(CostConvention.MACS, 64L * 108);
    assertThat(Runtimes.precision(file)).isEqualTo(Precision.FLOAT16);
  }

  private OnnxBuilder outside() throws IOException {
    Random random = new Random(9);
    ByteBuffer data = ByteBuffer.allocate(4 * 112).order(ByteOrder.LITTLE_ENDIAN);
    while (data.hasRemaining()) {
      data.putFloat((float) random.nextGaussian());
    }
    Files.write(folder.resolve("generator.onnx.data"), data.array());
    return onnx()
        .input("x", FLOAT, 1, 3, 8, 8)
        .external("w", "generator.onnx.data", 4 * 108, 4, 3, 3, 3)
        .node("Conv", "x w", "y", ints("pads", 1, 1, 1, 1))
        .output("y", FLOAT, 1, 4, 8, 8);
  }

  @Test
  void countsWeightsInAFileOfTheirOwn() throws IOException {
    ModelFile file = outside().in(folder);
    ModelCost cost = Runtimes.cost(file, Map.of("x", zeros(1, 3, 8, 8)));
    assertThat(cost.parameters()).isEqualTo(108);
    assertThat(cost.macs()).containsEntry(CostConvention.MACS, 64L * 108);
    assertThat(cost.bytes()).isEqualTo(Files.size(file.path()) + 4 * 112);
  }

  @Test
  void namesTheWeightsFileThatIsMissingOrShort() throws IOException {
    OnnxBuilder model = outside();
    Path data = folder.resolve("generator.onnx.data");
    Files.write(data, new byte[100]);
    assertThatThrownBy(() -> model.in(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'generator.onnx.data' has 100 of 432 bytes");
    Files.delete(data);
    assertThatThrownBy(() -> model.in(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'generator.onnx.data', which is missing")
        .hasMessageContaining("copy the data file next to the model");
  }

  private static OnnxBuilder loop(String op) {
    OnnxBuilder step =
        onnx()
            .input("i", INT64)
            .input("go", DataType.BOOL_VALUE)
            .input("state", FLOAT, 1, 4)
            .node(op, "state state", "next")
            .node("Identity", "go", "on")
            .output("on", DataType.BOOL_VALUE)
            .output("next", FLOAT, 1, 4);
    return onnx()
        .input("x", FLOAT, 1, 4)
        .longs("times", 3)
        .node("Loop", "times _ x", "looped", body("body", step))
        .weights("w", 4, 2)
        .node("MatMul", "looped w", "y")
        .output("y", FLOAT, 1, 2);
  }

  @Test
  void elementsWithinALoopMakeALowerBoundOfTheConventionThatCountsThem() {
    CostDetail detail =
        Runtimes.costDetail(loop("Mul").in(folder), Map.of("x", zeros(1, 4)), Set.of());
    ModelCost cost = detail.total();
    assertThat(cost.unknownOps()).isEmpty();
    assertThat(cost.unknownElementOps()).containsExactly("Loop");
    assertThat(cost.unknownOps(CostConvention.MACS)).isEmpty();
    assertThat(cost.unknownOps(CostConvention.MACS_OUTPUT)).isEmpty();
    assertThat(cost.unknownOps(CostConvention.TORCHPROFILE_2020)).containsExactly("Loop");
    assertThat(cost.macs()).containsEntry(CostConvention.TORCHPROFILE_2020, 8L);
    assertThat(detail.layers()).extracting(LayerCost::op).containsExactly("Loop", "MatMul");
    assertThat(detail.layers().get(0).macs())
        .containsEntry(CostConvention.MACS, 0L)
        .doesNotContainKey(CostConvention.TORCHPROFILE_2020);
  }

  @Test
  void elementsWithinAConditionOfALoopDoToo() {
    OnnxBuilder twice = onnx().node("Mul", "state state", "t").output("t", FLOAT, 1, 4);
    OnnxBuilder same = onnx().node("Identity", "state", "s").output("s", FLOAT, 1, 4);
    OnnxBuilder step =
        onnx()
            .input("i", INT64)
            .input("go", DataType.BOOL_VALUE)
            .input("state", FLOAT, 1, 4)
            .node("If", "go", "next", body("then_branch", twice), body("else_branch", same))
            .node("Identity", "go", "on")
            .output("on", DataType.BOOL_VALUE)
            .output("next", FLOAT, 1, 4);
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 4)
            .longs("times", 2)
            .tensor("yes", DataType.BOOL_VALUE, new byte[] {1})
            .node("Loop", "times yes x", "y", body("body", step))
            .output("y", FLOAT, 1, 4);
    ModelCost cost = Runtimes.cost(model.in(folder), Map.of("x", zeros(1, 4)));
    assertThat(cost.unknownElementOps()).containsExactly("Loop");
    assertThat(cost.unknownOps()).isEmpty();
  }

  @Test
  void elementsWithinAScanDoToo() {
    OnnxBuilder step =
        onnx().input("row", FLOAT, 4).node("LeakyRelu", "row", "out").output("out", FLOAT, 4);
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 3, 4)
            .node("Scan", "x", "y", body("body", step), integer("num_scan_inputs", 1))
            .output("y", FLOAT, 3, 4);
    ModelCost cost = Runtimes.cost(model.in(folder), Map.of("x", zeros(3, 4)));
    assertThat(cost.unknownElementOps()).containsExactly("Scan");
    assertThat(cost.unknownOps(CostConvention.TORCHPROFILE_2020)).containsExactly("Scan");
  }

  @Test
  void aLoopThatCountsNowhereIsNoLowerBound() {
    ModelCost cost = Runtimes.cost(loop("Add").in(folder), Map.of("x", zeros(1, 4)));
    for (CostConvention convention : CostConvention.values()) {
      assertThat(cost.unknownOps(convention)).isEmpty();
      assertThat(cost.macs()).containsEntry(convention, 8L);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "6"})
  void tellsHowManyPicturesARunMakes(long batch) {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, batch, 3, 8, 8)
            .weights("w", 2, 3, 1, 1)
            .node("Conv", "x w", "y")
            .node("GlobalAveragePool", "y", "p")
            .node("Flatten", "p", "quality")
            .output("y", FLOAT, batch, 2, 8, 8)
            .output("quality", FLOAT, batch, 2);
    ModelFile file = model.in(folder);
    Map<String, Tensor> example = Map.of("x", zeros(batch, 3, 8, 8));
    ModelCost cost = Runtimes.cost(file, example);
    assertThat(cost.batch()).isEqualTo(batch);
    assertThat(cost.macs()).containsEntry(CostConvention.MACS, batch * 64 * 6);
    assertThat(cost.macsPerPicture(CostConvention.MACS)).isEqualTo(64 * 6);
    assertThat(Runtimes.cost(file, example, Set.of("quality")).batch()).isEqualTo(batch);
  }

  /** A style for each layer, [layers,w], is of one picture. */
  @Test
  void takesNoStylesForPictures() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 4)
            .longs("to", 18, 4)
            .node("Expand", "x to", "y")
            .output("y", FLOAT, 18, 4);
    assertThat(Runtimes.cost(model.in(folder), Map.of("x", zeros(1, 4))).batch()).isEqualTo(1);
  }
}
