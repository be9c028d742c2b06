package dev.understudy.runtimes;

import static dev.understudy.runtimes.OnnxBuilder.FLOAT;
import static dev.understudy.runtimes.OnnxBuilder.integer;
import static dev.understudy.runtimes.OnnxBuilder.ints;
import static dev.understudy.runtimes.OnnxBuilder.onnx;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which constants of an ONNX file are parameters, buffers or neither. */
final class ParameterTests {
  private static final String KIND = "pkg.torch.export.graph_signature.InputSpec.kind";
  private static final String FOLDED = "pkg.onnxscript.optimizer.folded_from";

  @TempDir Path folder;

  private ModelCost cost(OnnxBuilder model, long... xShape) {
    float[] x = new float[(int) LongStream.of(xShape).reduce(1, (a, b) -> a * b)];
    return Runtimes.cost(model.in(folder), Map.of("x", Tensor.of(x, xShape)));
  }

  private static void assertCounts(ModelCost cost, long parameters, long buffers, long elements) {
    assertThat(cost.parameters()).isEqualTo(parameters);
    assertThat(cost.buffers()).isEqualTo(buffers);
    assertThat(cost.initialiserElements()).isEqualTo(elements);
  }

  private static float[] normal(int n, double deviation) {
    Random random = new Random(5);
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }

  private static float[] all(int n, float value) {
    float[] values = new float[n];
    Arrays.fill(values, value);
    return values;
  }

  /** StyleGAN2's weights before training are drawn as its noise is: [out,in] times its scale. */
  @ParameterizedTest
  @CsvSource({"32, 32", "512, 512"})
  void takesAnUntrainedSquareWeightForAParameter(int rows, int columns) {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, columns)
            .floats("weight", normal(rows * columns, 1), rows, columns)
            .floats("gain", new float[] {0.04f}, 1)
            .node("Mul", "weight gain", "scaled")
            .node("Gemm", "x scaled", "y", integer("transB", 1))
            .output("y", FLOAT, 1, rows);
    assertCounts(cost(model, 1, columns), rows * columns + 1, 0, rows * columns + 1);
  }

  /** As it is drawn, and as an exporter folds it with its strength. */
  @ParameterizedTest
  @CsvSource({"1", "0.05"})
  void takesAPlaneOfNormalNoiseForABuffer(double deviation) {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 3, 16, 16)
            .floats("onnx::Add_7", normal(256, deviation), 1, 1, 16, 16)
            .node("Add", "x onnx::Add_7", "y")
            .output("y", FLOAT, 1, 3, 16, 16);
    assertCounts(cost(model, 1, 3, 16, 16), 0, 256, 256);
  }

  @Test
  void takesAPlaneOfOtherValuesForAParameter() {
    float[] ramp = new float[256];
    for (int i = 0; i < 256; i++) {
      ramp[i] = i % 16 == 3 ? 1 : 0;
    }
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 3, 16, 16)
            .floats("position", ramp, 1, 1, 16, 16)
            .node("Add", "x position", "y")
            .output("y", FLOAT, 1, 3, 16, 16);
    assertCounts(cost(model, 1, 3, 16, 16), 256, 0, 256);
  }

  /** StyleGAN2-ADA's noise_const is [H,W]; its name tells it. */
  @Test
  void takesABareSquareForNoiseByItsName() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 3, 16, 16)
            .floats("synthesis.b16.conv0.noise_const", normal(256, 1), 16, 16)
            .node("Add", "x synthesis.b16.conv0.noise_const", "y")
            .output("y", FLOAT, 1, 3, 16, 16);
    assertCounts(cost(model, 1, 3, 16, 16), 0, 256, 256);
  }

  /** Both exporters write an InstanceNorm2d(affine=False) with ones and zeros. */
  @Test
  void leavesOutOnesAndZerosOfANormalisationWithoutWeights() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 4, 8, 8)
            .floats("val_4", all(4, 1), 4)
            .floats("val_8", all(4, 0), 4)
            .node("InstanceNormalization", "x val_4 val_8", "n")
            .floats("norm.weight", all(4, 1), 4)
            .floats("norm.bias", all(4, 0), 4)
            .node("InstanceNormalization", "n norm.weight norm.bias", "y")
            .output("y", FLOAT, 1, 4, 8, 8);
    assertCounts(cost(model, 1, 4, 8, 8), 8, 0, 16);
  }

  @Test
  void leavesOutScalarsAndSettingsButKeepsATrainedScalar() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 2, 4, 4)
            .floats("val_1", new float[] {1.5f})
            .node("Mul", "x val_1", "m")
            .floats("strength", new float[] {0.3f})
            .node("Mul", "m strength", "s")
            .floats("scales", new float[] {1, 1, 2, 2}, 4)
            .node("Resize", "s _ scales", "y")
            .output("y", FLOAT, 1, 2, 8, 8);
    assertCounts(cost(model, 1, 2, 4, 4), 1, 0, 6);
  }

  @Test
  void believesTheExporterOnWhatATensorWas() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 1, 16, 16)
            .floats("noise", normal(256, 1), 1, 1, 16, 16)
            .says("noise", KIND, "PARAMETER")
            .node("Add", "x noise", "a")
            .weights("offset", 1, 1, 16, 16)
            .says("offset", KIND, "BUFFER")
            .node("Add", "a offset", "b")
            .weights("table", 1, 1, 16, 16)
            .says("table", KIND, "CONSTANT_TENSOR")
            .node("Add", "b table", "y")
            .output("y", FLOAT, 1, 1, 16, 16);
    assertCounts(cost(model, 1, 1, 16, 16), 256, 256, 768);
  }

  /** StyleGAN2's weights come with their scale, and the sums of their squares beside them. */
  @Test
  void countsWhatWasFoldedFromParametersOnce() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 4)
            .weights("mul_3", 4, 5)
            .says("mul_3", FOLDED, "['val_1', 'a.weight']")
            .weights("mul_4", 5, 6)
            .says("mul_4", FOLDED, "['b.weight', 'val_1']")
            .weights("energy", 4, 6)
            .says("energy", FOLDED, "['a.weight', 'b.weight', 'mul_3', 'mul_4', 'val_9']")
            .node("MatMul", "x energy", "e")
            .node("MatMul", "x mul_3", "h")
            .node("MatMul", "h mul_4", "o")
            .node("Add", "o e", "y")
            .output("y", FLOAT, 1, 6);
    assertCounts(cost(model, 1, 4), 20 + 30, 0, 20 + 30 + 24);
  }

  @Test
  void takesWhatWasFoldedFromABufferForOne() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 4)
            .weights("expand_2", 1, 4)
            .says("expand_2", FOLDED, "['mapping.w_avg', 'val_3']")
            .node("Add", "x expand_2", "y")
            .output("y", FLOAT, 1, 4);
    assertCounts(cost(model, 1, 4), 0, 4, 4);
  }

  /** TorchScript's exporter writes equal tensors once, and the others as Identity of the first. */
  @Test
  void countsEqualUntrainedBiasesEachAndSharedWeightsOnce() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 4)
            .weights("a.weight", 4, 4)
            .floats("a.bias", all(4, 0.5f), 4)
            .node("Identity", "a.weight", "b.weight")
            .node("Identity", "a.bias", "b.bias")
            .node("Gemm", "x a.weight a.bias", "h")
            .node("Gemm", "h b.weight b.bias", "y")
            .output("y", FLOAT, 1, 4);
    assertCounts(cost(model, 1, 4), 16 + 4 + 4, 0, 20);
  }

  @Test
  void takesABiasThatEqualsARunningMeanForAParameter() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 2, 4, 4)
            .weights("norm.weight", 2)
            .weights("norm.bias", 2)
            .weights("norm.running_mean", 2)
            .floats("norm.running_var", new float[] {1, 2}, 2)
            .node("Identity", "norm.running_mean", "conv.bias")
            .weights("conv.weight", 2, 2, 1, 1)
            .node("Conv", "x conv.weight conv.bias", "c")
            .node(
                "BatchNormalization",
                "c norm.weight norm.bias norm.running_mean norm.running_var",
                "y")
            .output("y", FLOAT, 1, 2, 4, 4);
    assertCounts(cost(model, 1, 2, 4, 4), 2 + 2 + 2 + 4, 4, 12);
  }

  @Test
  void takesASamplingGridForABuffer() {
    int size = 6;
    float[] grid = new float[size * size * 2];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        grid[2 * (y * size + x)] = -1 + 2f * x / (size - 1);
        grid[2 * (y * size + x) + 1] = -1 + 2f * y / (size - 1);
      }
    }
    float[] bent = grid.clone();
    bent[40] += 0.1f;
    for (float[] values : new float[][] {grid, bent}) {
      OnnxBuilder model =
          onnx()
              .input("x", FLOAT, 1, 6, 6, 2)
              .floats("g", values, 1, 6, 6, 2)
              .node("Add", "x g", "y")
              .output("y", FLOAT, 1, 6, 6, 2);
      boolean even = values == grid;
      assertCounts(cost(model, 1, 6, 6, 2), even ? 0 : 72, even ? 72 : 0, 72);
    }
  }

  /** A convolution by channel with one fixed smoothing kernel, and one with trained weights. */
  @Test
  void takesAFixedSmoothingKernelForABuffer() {
    float[] row = {1, 3, 3, 1};
    float[] blur = new float[32];
    for (int i = 0; i < 32; i++) {
      blur[i] = row[i / 4 % 4] * row[i % 4] / 64;
    }
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 1, 2, 8, 8)
            .floats("fir", blur, 2, 1, 4, 4)
            .node("Conv", "x fir", "f", integer("group", 2), ints("pads", 2, 2, 1, 1))
            .weights("depthwise", 2, 1, 4, 4)
            .node("Conv", "f depthwise", "y", integer("group", 2), ints("pads", 2, 2, 1, 1))
            .output("y", FLOAT, 1, 2, 8, 8);
    assertCounts(cost(model, 1, 2, 8, 8), 32, 32, 64);
  }
}
