package dev.understudy.runtimes;

import static dev.understudy.runtimes.OnnxBuilder.FLOAT;
import static dev.understudy.runtimes.OnnxBuilder.INT64;
import static dev.understudy.runtimes.OnnxBuilder.body;
import static dev.understudy.runtimes.OnnxBuilder.integer;
import static dev.understudy.runtimes.OnnxBuilder.ints;
import static dev.understudy.runtimes.OnnxBuilder.onnx;
import static dev.understudy.runtimes.OnnxBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.understudy.common.InputException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OnnxCostTests {
  @TempDir Path folder;

  private ModelCost cost(OnnxBuilder model, long... xShape) {
    return Runtimes.cost(model.in(folder), Map.of("x", zeros(xShape)));
  }

  private static Tensor zeros(long... shape) {
    return Tensor.of(new float[(int) LongStream.of(shape).reduce(1, (a, b) -> a * b)], shape);
  }

  private static void assertMacs(ModelCost cost, long onInput, long onOutput) {
    assertThat(cost.macs())
        .containsEntry(CostConvention.MACS, onInput)
        .containsEntry(CostConvention.MACS_OUTPUT, onOutput);
    assertThat(cost.unknownOps()).isEmpty();
  }

  /**
   * CycleGAN's resnet_9blocks at 256²: published as 11.4M parameters and 56.8G (GAN Compression,
   * table 1), which counts transposed convolutions on their output; 49.55G on their input.
   */
  @Test
  void reproducesCycleGan() {
    OnnxBuilder model = onnx().input("x", FLOAT, -1, 3, 256, 256);
    String at = conv(model, "first", pad(model, "x", 3), 3, 64, 7, 1, 0);
    at = conv(model, "down1", at, 64, 128, 3, 2, 1);
    at = conv(model, "down2", at, 128, 256, 3, 2, 1);
    for (int block = 0; block < 9; block++) {
      String in = at;
      at = conv(model, "a" + block, pad(model, at, 1), 256, 256, 3, 1, 0);
      model.node("Relu", at, at + ".relu");
      at = conv(model, "b" + block, pad(model, at + ".relu", 1), 256, 256, 3, 1, 0);
      model.node("Add", in + " " + at, at + ".sum");
      at = at + ".sum";
    }
    at = up(model, "up1", at, 256, 128);
    at = up(model, "up2", at, 128, 64);
    at = conv(model, "last", pad(model, at, 3), 64, 3, 7, 1, 0);
    model.node("Tanh", at, "y").output("y", FLOAT, -1, 3, 256, 256);

    ModelCost cost = cost(model, 1, 3, 256, 256);

    assertThat(cost.parameters()).isEqualTo(11_378_179);
    assertThat(Math.round(cost.macs().get(CostConvention.MACS) / 1e7)).isEqualTo(4955);
    assertThat(Math.round(cost.macs().get(CostConvention.MACS_OUTPUT) / 1e7)).isEqualTo(5680);
    // The 32.5 M elements of its 23 instance norms are not in this graph: 56.83 G is in
    // countsWhatTorchprofileCountsBesides.
    assertThat(cost.bytes()).isGreaterThan(4 * cost.parameters());
  }

  private static String pad(OnnxBuilder model, String x, long by) {
    String name = x + ".pad";
    model.longs(name + ".by", 0, 0, by, by, 0, 0, by, by);
    model.node("Pad", x + " " + name + ".by", name, text("mode", "reflect"));
    return name;
  }

  private static String conv(
      OnnxBuilder model, String name, String x, long in, long out, long k, long stride, long pad) {
    model.floats(name + ".w", new float[(int) (out * in * k * k)], out, in, k, k);
    model.floats(name + ".b", new float[(int) out], out);
    model.node(
        "Conv",
        x + " " + name + ".w " + name + ".b",
        name,
        ints("strides", stride, stride),
        ints("pads", pad, pad, pad, pad));
    return name;
  }

  private static String up(OnnxBuilder model, String name, String x, long in, long out) {
    model.floats(name + ".w", new float[(int) (out * in * 9)], in, out, 3, 3);
    model.floats(name + ".b", new float[(int) out], out);
    model.node(
        "ConvTranspose",
        x + " " + name + ".w " + name + ".b",
        name,
        ints("strides", 2, 2),
        ints("pads", 1, 1, 1, 1),
        ints("output_padding", 1, 1));
    return name;
  }

  @Test
  void countsGroupedConvolutionsByTheirGroups() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 8, 6, 6)
            .weights("w", 12, 2, 3, 3)
            .node("Conv", "x w", "c", integer("group", 4))
            .weights("u", 12, 5, 2, 2)
            .node("ConvTranspose", "c u", "y", integer("group", 2), ints("strides", 3, 3))
            .output("y", FLOAT, 1, 10, 11, 11);
    // c is [1,12,4,4]: 192 elements of 2·9; y is [1,10,11,11]: 192·5·4 in, 1210·(12/2)·4 out.
    assertMacs(cost(model, 1, 8, 6, 6), 192 * 18 + 192 * 20, 192 * 18 + 1210 * 24);
  }

  /** A direct count: one for every weight that meets an input pixel (padding included). */
  @Test
  void agreesWithADirectCountOverSeededConvolutions() {
    Random random = new Random(7);
    for (int i = 0; i < 15; i++) {
      int group = 1 + random.nextInt(3);
      int in = group * (1 + random.nextInt(4));
      int out = group * (1 + random.nextInt(4));
      int k = 1 + random.nextInt(4);
      int stride = 1 + random.nextInt(2);
      int size = k + random.nextInt(6);
      OnnxBuilder model =
          onnx()
              .input("x", FLOAT, 1, in, size, size)
              .weights("w", out, in / group, k, k)
              .node("Conv", "x w", "y", integer("group", group), ints("strides", stride, stride))
              .output("y", FLOAT, 1, out, -1, -1);
      long direct = 0;
      for (int y = 0; y + k <= size; y += stride) {
        for (int x = 0; x + k <= size; x += stride) {
          for (int o = 0; o < out; o++) {
            for (int c = 0; c < in; c++) {
              direct += c / (in / group) == o / (out / group) ? (long) k * k : 0;
            }
          }
        }
      }
      ModelCost cost = cost(model, 1, in, size, size);
      assertMacs(cost, direct, direct);
      assertThat(cost.parameters()).isEqualTo((long) out * in / group * k * k);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,0", "0,1", "1,1"})
  void countsGemmWhicheverSideIsTransposed(int transA, int transB) {
    long[] x = transA == 1 ? new long[] {7, 3} : new long[] {3, 7};
    long[] w = transB == 1 ? new long[] {5, 7} : new long[] {7, 5};
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, x)
            .weights("w", w)
            .node("Gemm", "x w", "y", integer("transA", transA), integer("transB", transB))
            .output("y", FLOAT, 3, 5);
    assertMacs(cost(model, x), 3 * 7 * 5, 3 * 7 * 5);
  }

  @Test
  void countsMatrixProductsOfEveryKind() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 2, 4, 6)
            .weights("w", 6, 3)
            .node("MatMul", "x w", "a") // [2,4,3]: 24·6
            .node("Transpose", "a", "t", ints("perm", 0, 2, 1))
            .node("MatMul", "a t", "b") // [2,4,4]: 32·3
            .node("Einsum", "a w", "c", text("equation", "bij,kj->bik")) // 2·4·3·6
            .node("Einsum", "x", "d", text("equation", "bij->bji"))
            .node("com.microsoft:FusedMatMul", "x x", "e", integer("transB", 1)) // [2,4,4]: 32·6
            .output("b", FLOAT, 2, 4, 4)
            .output("c", FLOAT, 2, 4, 6)
            .output("d", FLOAT, 2, 6, 4)
            .output("e", FLOAT, 2, 4, 4);
    long expected = 24 * 6 + 32 * 3 + 2 * 4 * 3 * 6 + 32 * 6;
    assertMacs(cost(model, 2, 4, 6), expected, expected);
  }

  @Test
  void countsIntegerConvolutionsAndTakesTheirWeightsForParameters() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 2, 5, 5)
            .floats("s", new float[] {0.1f})
            .tensor("zero", DataType.UINT8_VALUE, new byte[] {0})
            .node("QuantizeLinear", "x s zero", "q")
            .tensor("w", DataType.UINT8_VALUE, new byte[3 * 2 * 9], 3, 2, 3, 3)
            .node("ConvInteger", "q w", "i") // [1,3,3,3]: 27·18
            .node("QLinearConv", "q s zero w s zero s zero", "p")
            .output("i", DataType.INT32_VALUE, 1, 3, 3, 3)
            .output("p", DataType.UINT8_VALUE, 1, 3, 3, 3);
    ModelCost cost = cost(model, 1, 2, 5, 5);
    assertMacs(cost, 2 * 27 * 18, 2 * 27 * 18);
    assertThat(cost.parameters()).isEqualTo(54);
    assertThat(cost.buffers()).isEqualTo(1);
    assertThat(cost.initialiserElements()).isEqualTo(56);
  }

  /** Shapes that static inference does not find: the size comes out of the picture itself. */
  @Test
  void takesComputedShapesFromTheRun() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, -1, 2, -1, -1)
            .node("Shape", "x", "shape")
            .longs("two", 1, 1, 2, 2)
            .node("Mul", "shape two", "doubled")
            .node("Resize", "x _ _ doubled", "big", text("mode", "nearest"))
            .weights("w", 3, 2, 1, 1)
            .node("Conv", "big w", "y")
            .output("y", FLOAT, -1, 3, -1, -1);
    assertMacs(cost(model, 1, 2, 5, 7), 10 * 14 * 6, 10 * 14 * 6);
  }

  @Test
  void countsOnlyWhatTheChosenOutputNeeds() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 4)
            .weights("trunk", 4, 5)
            .weights("early", 5, 2)
            .weights("late", 5, 3)
            .node("MatMul", "x trunk", "t")
            .node("MatMul", "t early", "exit0")
            .node("MatMul", "t late", "exit1")
            .output("exit0", FLOAT, 1, 2)
            .output("exit1", FLOAT, 1, 3);
    ModelFile file = model.in(folder);
    Map<String, Tensor> x = Map.of("x", zeros(1, 4));
    assertMacs(Runtimes.cost(file, x), 20 + 10 + 15, 45);
    ModelCost early = Runtimes.cost(file, x, Set.of("exit0"));
    assertMacs(early, 30, 30);
    assertThat(early.parameters()).isEqualTo(30);
    assertThat(early.initialiserElements()).isEqualTo(45);
    assertThatThrownBy(() -> Runtimes.cost(file, x, Set.of("exit9")))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("exit9", "exit0, exit1");
    assertThatThrownBy(() -> Runtimes.cost(file, Map.of("x", zeros(1, 5))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("[1, 5]");
  }

  @Test
  void tellsBuffersFromParameters() {
    float[] blur = new float[3 * 16];
    float[] row = {1, 3, 3, 1};
    for (int i = 0; i < blur.length; i++) {
      blur[i] = row[i / 4 % 4] * row[i % 4] / 64;
    }
    Random random = new Random(3);
    float[] noise = new float[64];
    for (int i = 0; i < 64; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 3, 8, 8)
            .weights("scale", 3)
            .weights("shift", 3)
            .floats("m", new float[3], 3)
            .floats("v", new float[] {1, 1, 1}, 3)
            .node("BatchNormalization", "x scale shift m v", "n")
            .floats("fir", blur, 3, 1, 4, 4)
            .node("Conv", "n fir", "f", integer("group", 3), ints("pads", 2, 2, 1, 1))
            .weights("depthwise", 3, 1, 3, 3)
            .node("Conv", "f depthwise", "d", integer("group", 3), ints("pads", 1, 1, 1, 1))
            .floats("still", noise, 1, 1, 8, 8)
            .weights("strength", 1)
            .node("Mul", "still strength", "scaled")
            .node("Add", "d scaled", "y")
            .floats("mapping.w_avg", new float[512], 512)
            .node("ReduceMean", "mapping.w_avg", "w")
            .longs("not.real", 1, 2, 3)
            .output("y", FLOAT, 1, 3, 8, 8)
            .output("w", FLOAT, 1);
    ModelCost cost = cost(model, 1, 3, 8, 8);
    assertThat(cost.parameters()).isEqualTo(3 + 3 + 27 + 1);
    assertThat(cost.buffers()).isEqualTo(3 + 3 + 48 + 64 + 512);
    assertThat(cost.initialiserElements()).isEqualTo(34 + 630 + 3);
  }

  @Test
  void countsSharedInitialisersOnce() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 4)
            .weights("w", 4, 4)
            .node("MatMul", "x w", "a")
            .node("MatMul", "a w", "y")
            .output("y", FLOAT, 1, 4);
    ModelCost cost = cost(model, 1, 4);
    assertMacs(cost, 32, 32);
    assertThat(cost.parameters()).isEqualTo(16);
  }

  @Test
  void listsOperatorsOfUnknownWork() {
    OnnxBuilder step =
        onnx()
            .input("i", INT64)
            .input("go", DataType.BOOL_VALUE)
            .input("state", FLOAT, 1, 4)
            .weights("inner", 4, 4)
            .node("MatMul", "state inner", "next")
            .node("Identity", "go", "on")
            .output("on", DataType.BOOL_VALUE)
            .output("next", FLOAT, 1, 4);
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 4)
            .longs("times", 3)
            .node("Loop", "times _ x", "looped", body("body", step))
            .longs("axis", 0)
            .node("Unsqueeze", "looped axis", "sequence")
            .weights("wi", 1, 8, 4)
            .weights("wr", 1, 8, 2)
            .node("LSTM", "sequence wi wr", "lstm", integer("hidden_size", 2))
            .output("lstm", FLOAT, 1, 1, 1, 2);
    ModelCost cost = cost(model, 1, 4);
    assertThat(cost.unknownOps()).containsExactly("LSTM", "Loop");
    assertThat(cost.macs()).containsEntry(CostConvention.MACS, 0L);
    assertThat(cost.parameters()).isEqualTo(16 + 32 + 16);
  }

  @Test
  void passesOverConditionsThatOnlyChooseShapes() {
    OnnxBuilder same = onnx().node("Identity", "x", "s").output("s", FLOAT, 1, 4);
    OnnxBuilder twice = onnx().node("Add", "x x", "t").output("t", FLOAT, 1, 4);
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 4)
            .tensor("yes", DataType.BOOL_VALUE, new byte[] {1})
            .node("If", "yes", "chosen", body("then_branch", same), body("else_branch", twice))
            .weights("w", 4, 2)
            .node("MatMul", "chosen w", "y")
            .output("y", FLOAT, 1, 2);
    assertMacs(cost(model, 1, 4), 8, 8);
  }

  @Test
  void countsSeparateAttention() {
    OnnxBuilder model =
        onnx()
            .input("q", FLOAT, 1, 5, 8)
            .input("k", FLOAT, 1, 7, 8)
            .input("v", FLOAT, 1, 7, 8)
            .node("com.microsoft:MultiHeadAttention", "q k v", "y", integer("num_heads", 2))
            .output("y", FLOAT, 1, 5, 8);
    Map<String, Tensor> example = new HashMap<>();
    example.put("q", zeros(1, 5, 8));
    example.put("k", zeros(1, 7, 8));
    example.put("v", zeros(1, 7, 8));
    // Per head 5·7 scores of 4, and 5·4 results of 7.
    long expected = 2 * (5 * 7 * 4 + 5 * 4 * 7);
    assertMacs(Runtimes.cost(model.in(folder), example), expected, expected);
  }

  /** torchprofile 0.0.2's handlers: these count their output's elements, batch norm nothing. */
  @Test
  void countsWhatTorchprofileCountsBesides() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 2, 4, 4)
            .weights("s", 2)
            .weights("b", 2)
            .floats("v", new float[] {1, 1}, 2)
            .node("InstanceNormalization", "x s b", "i") // 32
            .node("BatchNormalization", "i s b b v", "n") // 0
            .node("LeakyRelu", "n", "l") // 32
            .node("Mul", "l x", "m") // 32
            .node("Add", "m x", "a") // 0
            .node("Relu", "a", "r") // 0
            .node("AveragePool", "r", "p", ints("kernel_shape", 2, 2), ints("strides", 2, 2)) // 8
            .node("GlobalAveragePool", "p", "y") // 2
            .output("y", FLOAT, 1, 2, 1, 1);
    ModelCost cost = cost(model, 1, 2, 4, 4);
    assertMacs(cost, 0, 0);
    assertThat(cost.macs()).containsEntry(CostConvention.TORCHPROFILE_2020, 32L * 3 + 8 + 2);
  }

  @Test
  void tellsLayersInTheGraphsOrder() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 4)
            .weights("w", 4, 3)
            .node("MatMul", "x w", "a")
            .node("Relu", "a", "r")
            .node("Mul", "r r", "y")
            .output("y", FLOAT, 1, 3);
    CostDetail detail = Runtimes.costDetail(model.in(folder), Map.of("x", zeros(1, 4)), Set.of());
    assertThat(detail.layers()).extracting(LayerCost::op).containsExactly("MatMul", "Mul");
    assertThat(detail.layers().get(0).macs()).containsEntry(CostConvention.MACS, 12L);
    assertThat(detail.layers().get(0).output()).containsExactly(1L, 3L);
    assertThat(detail.layers().get(1).macs())
        .containsEntry(CostConvention.MACS, 0L)
        .containsEntry(CostConvention.TORCHPROFILE_2020, 3L);
  }

  @ParameterizedTest
  @CsvSource({"1, 4", "0, 12"})
  void countsTheBranchThatIsTaken(byte condition, long macs) {
    OnnxBuilder thin =
        onnx().weights("wt", 4, 1).node("MatMul", "x wt", "o").output("o", FLOAT, 1, -1);
    OnnxBuilder wide =
        onnx().weights("wt", 4, 3).node("MatMul", "x wt", "o").output("o", FLOAT, 1, -1);
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 4)
            .tensor("yes", DataType.BOOL_VALUE, new byte[] {condition})
            .node("If", "yes", "y", body("then_branch", thin), body("else_branch", wide))
            .output("y", FLOAT, 1, -1);
    assertMacs(cost(model, 1, 4), macs, macs);
  }

  /** Called twice with other tensors, its attribute given by the call. */
  @Test
  void countsWithinTheModelsOwnFunctions() {
    OnnxBuilder inside =
        onnx().input("a", FLOAT).input("b", FLOAT).node("Gemm", "a b", "c").output("c", FLOAT);
    OnnxBuilder model =
        onnx()
            .function("own", "Product", inside, "Gemm_c", "transB", "turned")
            .input("x", FLOAT, 1, 4)
            .weights("w", 4, 4)
            .weights("u", 3, 4)
            .node("own:Product", "x w", "h", integer("turned", 0)) // 16
            .node("own:Product", "h u", "y", integer("turned", 1)) // 12
            .output("y", FLOAT, 1, 3);
    ModelCost cost = cost(model, 1, 4);
    assertMacs(cost, 28, 28);
    assertThat(cost.parameters()).isEqualTo(28);
  }

  @Test
  void makesInputsOfShapesAlone() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, -1, 3, -1, -1)
            .input("id", INT64, -1)
            .node("Identity", "x", "y")
            .node("Identity", "id", "z")
            .output("y", FLOAT, -1, 3, -1, -1)
            .output("z", INT64, -1);
    ModelFile file = model.in(folder);
    List<TensorSpec> inputs =
        List.of(
            new TensorSpec("x", ElementType.FLOAT32, List.of(-1L, 3L, -1L, -1L)),
            new TensorSpec("id", ElementType.INT64, List.of(-1L)));
    assertThatThrownBy(() -> Runtimes.example(file, inputs, Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--shape x=1x3x256x256");
    List<Long> shape = List.of(1L, 3L, 8L, 6L);
    Map<String, Tensor> example = Runtimes.example(file, inputs, Map.of("x", shape));
    assertThat(example.get("x").shape()).containsExactly(1, 3, 8, 6);
    assertThat(((Tensor.Longs) example.get("id")).data()).containsExactly(0);
    assertThatThrownBy(() -> Runtimes.example(file, inputs, Map.of("x", shape, "q", List.of(1L))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no input 'q'");
    assertThatThrownBy(() -> Runtimes.example(file, inputs, Map.of("x", List.of(1L, 4L, 8L, 8L))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("[1, 4, 8, 8]");
  }
}
