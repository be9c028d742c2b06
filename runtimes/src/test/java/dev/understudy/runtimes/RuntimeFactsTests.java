package dev.understudy.runtimes;

import static dev.understudy.runtimes.OnnxBuilder.FLOAT;
import static dev.understudy.runtimes.OnnxBuilder.onnx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.understudy.common.InputException;
import dev.understudy.runtimes.onnx.Providers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How a model runs and what it computes with. */
final class RuntimeFactsTests {
  private static final SessionOptions PLAIN = SessionOptions.withThreads(1);
  private static final Map<String, Tensor> ONE = Map.of("x", Tensor.of(new float[] {1, -2}, 1, 2));

  @TempDir Path folder;

  /** y = relu(x + w): what optimisation may fuse, and may not change. */
  private OnnxBuilder small() {
    return onnx()
        .input("x", FLOAT, -1, 2)
        .floats("w", new float[] {0.5f, 0.25f}, 2)
        .node("Add", "x w", "sum")
        .node("Relu", "sum", "y")
        .output("y", FLOAT, -1, 2);
  }

  private static SessionOptions with(Optimisation level, Provider... providers) {
    return new SessionOptions(1, true, true, List.of(providers), level);
  }

  @ParameterizedTest
  @EnumSource
  void noOptimisationChangesTheResult(Optimisation level) {
    try (ModelSession session = Runtimes.open(small().in(folder), with(level, Provider.CPU))) {
      Tensor y = Objects.requireNonNull(session.run(ONE, Set.of("y")).get("y"));
      assertThat(Golden.floats(y)).containsExactly(1.5f, 0);
    }
  }

  @Test
  void aProviderThatIsNotThereIsAnErrorThatNamesThoseThatAreAndItsArtifact() {
    List<Provider> absent = new ArrayList<>(List.of(Provider.values()));
    absent.removeAll(Providers.available());
    assertThat(Providers.available()).contains(Provider.CPU);
    assertThat(absent).isNotEmpty();
    ModelFile model = small().in(folder);
    for (Provider provider : absent) {
      assertThatThrownBy(() -> Runtimes.open(model, with(Optimisation.ALL, provider, Provider.CPU)))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll(
              model.path().toString(),
              "provider " + provider.id(),
              "available: cpu",
              provider.artifact(),
              "UNDERSTUDY_EXTRA_CLASSPATH");
    }
  }

  @Test
  void theCpuCanOnlyBeTheLastProvider() {
    assertThatThrownBy(() -> with(Optimisation.ALL, Provider.CPU, Provider.CUDA))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> with(Optimisation.ALL)).isInstanceOf(IllegalArgumentException.class);
    assertThat(with(Optimisation.BASIC, Provider.CUDA).onThreads(3))
        .isEqualTo(new SessionOptions(3, true, true, List.of(Provider.CUDA), Optimisation.BASIC));
  }

  @Test
  void saysWhatRanWhere() throws IOException {
    assertThat(Runtimes.placement(small().in(folder), with(Optimisation.NONE, Provider.CPU), ONE))
        .isEqualTo(Map.of("cpu", 2));
    ModelFile tflite = Golden.model("int8.tflite");
    Map<String, Tensor> inputs;
    try (ModelSession session = Runtimes.open(tflite, PLAIN)) {
      inputs = zeros(session);
    }
    assertThat(Runtimes.placement(tflite, new SessionOptions(1, false, false), inputs))
        .containsOnlyKeys("cpu");
    assertThat(Runtimes.placement(tflite, PLAIN, inputs)).containsKey("xnnpack");
  }

  private static Map<String, Tensor> zeros(ModelSession session) {
    Map<String, Tensor> inputs = new java.util.HashMap<>();
    for (TensorSpec spec : session.inputs()) {
      long[] shape = spec.shape().stream().mapToLong(d -> Math.max(1, d)).toArray();
      int size = (int) java.util.stream.LongStream.of(shape).reduce(1, (a, b) -> a * b);
      inputs.put(
          spec.name(),
          spec.type() == ElementType.INT64 || spec.type() == ElementType.INT32
              ? Tensor.of(new long[size], shape)
              : Tensor.of(new float[size], shape));
    }
    return inputs;
  }

  @ParameterizedTest
  @CsvSource({"conv-label.tflite,FLOAT32", "int8.tflite,INT8", "dynamic-range.tflite,INT8"})
  void tellsATflitesPrecisionFromItsConstants(String file, Precision expected) {
    assertThat(Runtimes.precision(Golden.model(file))).isEqualTo(expected);
  }

  @Test
  void tellsAnOnnxsPrecisionFromItsWeightsAndOperators() {
    assertThat(Runtimes.precision(small().in(folder))).isEqualTo(Precision.FLOAT32);
    int half = DataType.FLOAT16_VALUE;
    OnnxBuilder float16 =
        onnx()
            .input("x", half, -1, 4)
            .tensor("w", half, new byte[8], 4)
            .floats("few", new float[1], 1)
            .node("Add", "x w", "y")
            .output("y", half, -1, 4);
    assertThat(Runtimes.precision(float16.in(folder))).isEqualTo(Precision.FLOAT16);
    OnnxBuilder int8 =
        onnx()
            .input("x", FLOAT, -1, 4)
            .tensor("w", DataType.INT8_VALUE, new byte[4], 4)
            .floats("scale", new float[] {0.5f})
            .node("DequantizeLinear", "w scale", "real")
            .node("Add", "x real", "y")
            .output("y", FLOAT, -1, 4);
    assertThat(Runtimes.precision(int8.in(folder))).isEqualTo(Precision.INT8);
  }

  @Test
  void namesTheCustomOperatorsAndTheirDomains() {
    ModelFile model =
        onnx()
            .input("x", FLOAT, -1, 2)
            .node("com.example:Sharpen", "x", "sharp")
            .node("com.example.more:Blend", "sharp x", "y")
            .output("y", FLOAT, -1, 2)
            .in(folder);
    assertThatThrownBy(() -> Runtimes.open(model, PLAIN))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(
            model.path().toString(), "com.example:Sharpen", "com.example.more:Blend");
  }
}
