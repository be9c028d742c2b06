package dev.understudy.runtimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TfliteSessionTests {
  private static ModelSession open(String file) {
    return Runtimes.open(Golden.model(file), SessionOptions.withThreads(1));
  }

  private static ModelSession open(String file, boolean xnnpack) {
    return Runtimes.open(Golden.model(file), new SessionOptions(2, false, xnnpack));
  }

  @Test
  void namesInputsAndOutputsAsTheSignatureDoes() {
    try (ModelSession session = open("conv-label.tflite")) {
      assertThat(session.inputs())
          .containsExactlyInAnyOrder(
              new TensorSpec("z", ElementType.FLOAT32, List.of(-1L, 8L)),
              new TensorSpec("label", ElementType.INT32, List.of(-1L)));
      assertThat(session.outputs().stream().map(TensorSpec::name))
          .containsExactlyInAnyOrder("image", "features");
    }
  }

  @Test
  void stripsTheExportersAffixesWhereThereIsNoSignature() {
    try (ModelSession session = open("no-signature.tflite")) {
      assertThat(session.inputs().get(0).name()).isEqualTo("x");
      assertThat(session.outputs().get(0).name()).isEqualTo("StatefulPartitionedCall");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void computesWhatTensorFlowDoesAtAnotherBatchSize(boolean xnnpack) throws IOException {
    Map<String, Tensor> golden = Golden.tensors("conv-label.txt", "label");
    try (ModelSession session = open("conv-label.tflite", xnnpack)) {
      Map<String, Tensor> outputs = session.run(inputs(golden), Set.of("image", "features"));
      assertThat(outputs.get("image").shape()).containsExactly(3, 8, 8, 3);
      for (String name : outputs.keySet()) {
        assertThat(Golden.maxDifference(outputs.get(name), golden.get(name)))
            .as(name)
            .isLessThan(1e-5);
      }
    }
  }

  private static Map<String, Tensor> inputs(Map<String, Tensor> golden) {
    return Map.of("z", golden.get("z"), "label", golden.get("label"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void eachPictureIsTheSameInAnyBatch(boolean xnnpack) throws IOException {
    Map<String, Tensor> golden = Golden.tensors("conv-label.txt", "label");
    float[] together = Golden.floats(golden.get("image"));
    try (ModelSession session = open("conv-label.tflite", xnnpack)) {
      float[] z = Golden.floats(golden.get("z"));
      long[] label = ((Tensor.Longs) golden.get("label")).data();
      // 1, then 3, then 1 again: each change of batch size allocates anew.
      for (int i = 0; i < 3; i++) {
        Map<String, Tensor> one =
            session.run(
                Map.of(
                    "z", Tensor.of(Arrays.copyOfRange(z, 8 * i, 8 * i + 8), 1, 8),
                    "label", Tensor.of(new long[] {label[i]}, 1)),
                Set.of("image"));
        assertThat(one.keySet()).containsExactly("image");
        float[] expected = Arrays.copyOfRange(together, 192 * i, 192 * i + 192);
        assertThat(Golden.maxDifference(one.get("image"), Tensor.of(expected, 1, 8, 8, 3)))
            .isLessThan(1e-5);
        session.run(inputs(golden), Set.of("features"));
      }
    }
  }

  @Test
  void aPreparedCallGivesTheSameEachTime() throws IOException {
    Map<String, Tensor> golden = Golden.tensors("conv-label.txt", "label");
    try (ModelSession session = open("conv-label.tflite");
        ModelSession.Invocation call = session.prepare(inputs(golden), Set.of("image"))) {
      assertThatThrownBy(call::outputs).isInstanceOf(IllegalStateException.class);
      call.invoke();
      Tensor first = call.outputs().get("image");
      for (int i = 0; i < 5; i++) {
        call.invoke();
      }
      assertThat(Golden.floats(call.outputs().get("image"))).isEqualTo(Golden.floats(first));
    }
  }

  @Test
  void quantisesFloatsByTheModelsOwnScale() throws IOException {
    Map<String, Tensor> golden = Golden.tensors("int8.txt", "x");
    try (ModelSession session = open("int8.tflite", false)) {
      assertThat(session.inputs().get(0).type()).isEqualTo(ElementType.INT8);
      Tensor stored = session.run(Map.of("x", golden.get("x")), Set.of("y")).get("y");
      float[] levels = Golden.floats(golden.get("y"));
      float[] reals = Golden.floats(stored);
      // The golden file holds stored values; ours are real: one affine map takes each to the other.
      int low = indexOf(levels, Arrays.stream(box(levels)).min(Float::compare).orElseThrow());
      int high = indexOf(levels, Arrays.stream(box(levels)).max(Float::compare).orElseThrow());
      double scale = (reals[high] - reals[low]) / (levels[high] - levels[low]);
      assertThat(scale).isPositive();
      for (int i = 0; i < levels.length; i++) {
        assertThat((double) reals[i])
            .isCloseTo(
                reals[low] + scale * (levels[i] - levels[low]),
                org.assertj.core.data.Offset.offset(1.001 * scale));
      }
      // Zero must map to the zero point and survive: all-zero floats equal the zero-point levels.
      Tensor zeros =
          session.run(Map.of("x", Tensor.of(new float[192], 1, 8, 8, 3)), Set.of("y")).get("y");
      for (float v : Golden.floats(zeros)) {
        assertThat((double) v).isCloseTo(0, org.assertj.core.data.Offset.offset(scale));
      }
    }
  }

  private static Float[] box(float[] values) {
    Float[] boxed = new Float[values.length];
    for (int i = 0; i < values.length; i++) {
      boxed[i] = values[i];
    }
    return boxed;
  }

  private static int indexOf(float[] values, float value) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == value) {
        return i;
      }
    }
    throw new AssertionError(value);
  }

  @Test
  void runsDynamicRangeModels() throws IOException {
    Map<String, Tensor> golden = Golden.tensors("dynamic-range.txt");
    try (ModelSession session = open("dynamic-range.tflite", false)) {
      Tensor y = session.run(Map.of("x", golden.get("x")), Set.of("y")).get("y");
      assertThat(Golden.maxDifference(y, golden.get("y"))).isLessThan(0.02);
    }
  }

  @Test
  void namesTheCustomOperatorsItLacks() {
    assertThatThrownBy(() -> Golden.model("custom-op.tflite"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("custom-op.tflite")
        .hasMessageContaining("MatrixInverse");
  }

  @Test
  void listsTheInputsWhenOneIsWrong() {
    try (ModelSession session = open("conv-label.tflite")) {
      Tensor z = Tensor.of(new float[8], 1, 8);
      Tensor label = Tensor.of(new long[] {1}, 1);
      assertInputError(session, Map.of("z", z), "label", "z FLOAT32[N,8]");
      assertInputError(session, Map.of("z", z, "label", label, "w", z), "'w'", "label INT32[N]");
      assertInputError(
          session, Map.of("z", Tensor.of(new float[7], 1, 7), "label", label), "[1, 7]", "[N,8]");
      assertInputError(
          session,
          Map.of("z", z, "label", Tensor.of(new float[] {0.5f}, 1)),
          "input label",
          "INT32 cannot hold");
      assertInputError(
          session,
          Map.of("z", z, "label", Tensor.of(new long[] {1L << 31}, 1)),
          "2147483648",
          "INT32");
      // XNNPACK itself would take these and read past the end.
      assertInputError(
          session, Map.of("z", z, "label", Tensor.of(new long[2], 2)), "{label=2, z=1}");
      // ... and the session goes on working.
      assertThat(session.run(Map.of("z", z, "label", label), Set.of("features"))).hasSize(1);
    }
  }

  private static void assertInputError(
      ModelSession session, Map<String, Tensor> inputs, String... parts) {
    assertThatThrownBy(() -> session.run(inputs, Set.of("image")))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void listsTheOutputsWhenOneIsUnknown() {
    try (ModelSession session = open("conv-label.tflite")) {
      Map<String, Tensor> inputs =
          Map.of("z", Tensor.of(new float[8], 1, 8), "label", Tensor.of(new long[] {1}, 1));
      assertThatThrownBy(() -> session.run(inputs, Set.of("picture")))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("'picture'", "image", "features");
      assertThatThrownBy(() -> session.run(inputs, Set.of())).isInstanceOf(InputException.class);
    }
  }

  @Test
  void refusesUseAfterClose() {
    ModelSession session = open("conv-label.tflite");
    Map<String, Tensor> inputs =
        Map.of("z", Tensor.of(new float[8], 1, 8), "label", Tensor.of(new long[] {1}, 1));
    ModelSession.Invocation call = session.prepare(inputs, Set.of("image"));
    session.close();
    session.close();
    assertThatThrownBy(call::invoke).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> session.run(inputs, Set.of("image")))
        .isInstanceOf(IllegalStateException.class);
    call.close();
    call.close();
  }
}
