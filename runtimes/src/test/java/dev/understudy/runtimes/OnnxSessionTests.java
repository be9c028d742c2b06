package dev.understudy.runtimes;

import static dev.understudy.runtimes.OnnxBuilder.FLOAT;
import static dev.understudy.runtimes.OnnxBuilder.INT64;
import static dev.understudy.runtimes.OnnxBuilder.integer;
import static dev.understudy.runtimes.OnnxBuilder.onnx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.understudy.common.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OnnxSessionTests {
  @TempDir Path folder;

  private ModelSession open(OnnxBuilder model) {
    return Runtimes.open(model.in(folder), SessionOptions.withThreads(1));
  }

  /** doubled = 2x, squared = x², rows = label + 1. */
  private static OnnxBuilder several() {
    return onnx()
        .input("x", FLOAT, -1, 3)
        .input("label", INT64, -1)
        .longs("one", 1)
        .node("Add", "x x", "doubled")
        .node("Mul", "x x", "squared")
        .node("Add", "label one", "rows")
        .output("doubled", FLOAT, -1, 3)
        .output("squared", FLOAT, -1, 3)
        .output("rows", INT64, -1);
  }

  private static final Map<String, Tensor> SEVERAL =
      Map.of(
          "x", Tensor.of(new float[] {1, -2, 3, 4, 5, 6}, 2, 3),
          "label", Tensor.of(new long[] {7, 9}, 2));

  @Test
  void saysWhatTheModelAsksFor() {
    try (ModelSession session = open(several())) {
      assertThat(session.inputs())
          .containsExactly(
              new TensorSpec("x", ElementType.FLOAT32, List.of(-1L, 3L)),
              new TensorSpec("label", ElementType.INT64, List.of(-1L)));
      assertThat(session.outputs().stream().map(TensorSpec::name))
          .containsExactly("doubled", "squared", "rows");
    }
  }

  @Test
  void givesTheWantedOutputsOnly() {
    try (ModelSession session = open(several())) {
      Map<String, Tensor> outputs = session.run(SEVERAL, Set.of("rows", "squared"));
      assertThat(outputs.keySet()).containsExactlyInAnyOrder("rows", "squared");
      assertThat(Golden.floats(outputs.get("squared"))).containsExactly(1, 4, 9, 16, 25, 36);
      assertThat(outputs.get("rows")).isInstanceOf(Tensor.Longs.class);
      assertThat(((Tensor.Longs) outputs.get("rows")).data()).containsExactly(8, 10);
    }
  }

  @Test
  void aPreparedCallMayBeRepeatedAndItsCopiesStay() {
    try (ModelSession session = open(several());
        ModelSession.Invocation call = session.prepare(SEVERAL, Set.of("doubled"))) {
      assertThatThrownBy(call::outputs).isInstanceOf(IllegalStateException.class);
      for (int i = 0; i < 4; i++) {
        call.invoke();
        Tensor doubled = call.outputs().get("doubled");
        assertThat(Golden.floats(doubled)).containsExactly(2, -4, 6, 8, 10, 12);
        assertThat(doubled.shape()).containsExactly(2, 3);
        Golden.floats(doubled)[0] = 99;
      }
    }
  }

  @Test
  void twoPreparedCallsKeepTheirOwnInputs() {
    try (ModelSession session = open(several())) {
      ModelSession.Invocation one = session.prepare(SEVERAL, Set.of("doubled"));
      ModelSession.Invocation two =
          session.prepare(
              Map.of("x", Tensor.of(new float[3], 1, 3), "label", Tensor.of(new long[1], 1)),
              Set.of("doubled"));
      one.invoke();
      two.invoke();
      one.invoke();
      assertThat(Golden.floats(one.outputs().get("doubled"))[5]).isEqualTo(12);
      assertThat(Golden.floats(two.outputs().get("doubled"))).containsExactly(0, 0, 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT,FLOAT32,3", "FLOAT16,FLOAT16,-65504", "DOUBLE,FLOAT64,-7",
        "INT64,INT64,9007199254740993",
    "INT32,INT32,-2147483648", "INT16,INT16,-32768", "INT8,INT8,-128", "UINT8,UINT8,255",
    "BOOL,BOOL,1"
  })
  void carriesEachTypesExtremesUnchanged(DataType type, ElementType ours, long value) {
    OnnxBuilder model =
        onnx()
            .input("x", type.getNumber(), 2)
            .node("Identity", "x", "y")
            .output("y", type.getNumber(), 2);
    try (ModelSession session = open(model)) {
      assertThat(session.inputs().get(0).type()).isEqualTo(ours);
      Tensor y =
          session.run(Map.of("x", Tensor.of(new long[] {value, 0}, 2)), Set.of("y")).get("y");
      if (y instanceof Tensor.Longs longs) {
        assertThat(longs.data()).containsExactly(value, 0);
      } else {
        assertThat(Golden.floats(y)).containsExactly((float) value, 0);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT,16777217",
    "FLOAT16,65536",
    "FLOAT16,2049",
    "DOUBLE,9007199254740993",
    "INT32,2147483648",
    "INT16,32768",
    "INT8,128",
    "UINT8,-1",
    "UINT8,256",
    "BOOL,2",
    "FLOAT,9223372036854775807"
  })
  void refusesWholeNumbersThatDoNotFit(DataType type, long value) {
    assertDoesNotFit(type, Tensor.of(new long[] {0, value}, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "INT64,0.5",
    "INT64,9.3e18",
    "INT32,NaN",
    "UINT8,255.5",
    "BOOL,-1",
    "FLOAT16,1e5",
    "INT8,Infinity"
  })
  void refusesRealsThatDoNotFit(DataType type, float value) {
    assertDoesNotFit(type, Tensor.of(new float[] {0, value}, 2));
  }

  private void assertDoesNotFit(DataType type, Tensor value) {
    OnnxBuilder model =
        onnx()
            .input("x", type.getNumber(), 2)
            .node("Identity", "x", "y")
            .output("y", type.getNumber(), 2);
    try (ModelSession session = open(model)) {
      assertThatThrownBy(() -> session.run(Map.of("x", value), Set.of("y")))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("input x", "element 1", "cannot hold");
    }
  }

  @Test
  void roundsFloat16AsIeeeDoes() {
    OnnxBuilder model =
        onnx()
            .input("x", DataType.FLOAT16_VALUE, 5)
            .node("Identity", "x", "y")
            .output("y", DataType.FLOAT16_VALUE, 5);
    try (ModelSession session = open(model)) {
      float[] x = {0.1f, 1f / 3, 2049, 6e-8f, Float.NaN};
      float[] y = Golden.floats(session.run(Map.of("x", Tensor.of(x, 5)), Set.of("y")).get("y"));
      // numpy.float16 of the same values.
      assertThat(y).containsExactly(819 / 8192f, 1365 / 4096f, 2048, 5.9604645e-8f, Float.NaN);
    }
  }

  @Test
  void passesNaNsOn() {
    OnnxBuilder model = onnx().input("x", FLOAT, 2).node("Sqrt", "x", "y").output("y", FLOAT, 2);
    try (ModelSession session = open(model)) {
      Tensor y = session.run(Map.of("x", Tensor.of(new float[] {-1, 4}, 2)), Set.of("y")).get("y");
      assertThat(Golden.floats(y)).containsExactly(Float.NaN, 2);
    }
  }

  @Test
  void listsTheInputsWhenOneIsWrong() {
    try (ModelSession session = open(several())) {
      Tensor x = SEVERAL.get("x");
      Tensor label = SEVERAL.get("label");
      String listed = "x FLOAT32[N,3], label INT64[N]";
      assertError(session, Map.of("x", x), "no value", "'label'", listed);
      assertError(session, Map.of("x", x, "label", label, "psi", x), "no input 'psi'", listed);
      assertError(
          session, Map.of("x", Tensor.of(new float[4], 2, 2), "label", label), "[2, 2]", listed);
      assertError(
          session, Map.of("x", Tensor.of(new float[3], 3), "label", label), "'x'", "[3]", listed);
      assertError(
          session, Map.of("x", Tensor.of(new float[0], 0, 3), "label", label), "[0, 3]", listed);
      assertThatThrownBy(() -> session.run(SEVERAL, Set.of("picture")))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("'picture'", "doubled", "squared", "rows");
      assertThatThrownBy(() -> session.run(SEVERAL, Set.of())).isInstanceOf(InputException.class);
    }
  }

  private static void assertError(
      ModelSession session, Map<String, Tensor> inputs, String... parts) {
    assertThatThrownBy(() -> session.run(inputs, Set.of("doubled")))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void saysWhichNodeFailedWhenShapesContradictWithin() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, -1, 4)
            .longs("shape", 2, 2)
            .node("Reshape", "x shape", "y")
            .output("y", FLOAT, 2, 2);
    try (ModelSession session = open(model)) {
      assertThatThrownBy(
              () -> session.run(Map.of("x", Tensor.of(new float[12], 3, 4)), Set.of("y")))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("Reshape_y");
      assertThat(session.run(Map.of("x", Tensor.of(new float[4], 1, 4)), Set.of("y"))).hasSize(1);
    }
  }

  @Test
  void refusesUseAfterClose() {
    ModelSession session = open(several());
    ModelSession.Invocation call = session.prepare(SEVERAL, Set.of("doubled"));
    call.invoke();
    session.close();
    session.close();
    assertThatThrownBy(call::invoke).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(call::outputs).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> session.run(SEVERAL, Set.of("doubled")))
        .isInstanceOf(IllegalStateException.class);
    call.close();
    call.close();
  }

  @Test
  void findsExternalDataBesideTheFile() throws IOException {
    Files.write(folder.resolve("w.bin"), new byte[] {0, 0, (byte) 128, 63, 0, 0, 0, 64}); // 1, 2
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, 2)
            .external("w", "w.bin", 8, 2)
            .node("Mul", "x w", "y")
            .output("y", FLOAT, 2);
    ModelFile file = model.in(folder);
    assertThat(file.bytes()).isEqualTo(Files.size(file.path()) + 8);
    Map<String, Tensor> x = Map.of("x", Tensor.of(new float[] {5, 5}, 2));
    try (ModelSession session = Runtimes.open(file, SessionOptions.withThreads(1))) {
      assertThat(Golden.floats(session.run(x, Set.of("y")).get("y"))).containsExactly(5, 10);
    }
    assertThat(Runtimes.cost(file, x).parameters()).isEqualTo(2);
    Files.write(folder.resolve("w.bin"), new byte[] {0, 0, (byte) 128, 63, 0, 0, 0, 65});
    assertThat(Runtimes.read(file.path()).sha256()).isNotEqualTo(file.sha256());
    Files.write(folder.resolve("w.bin"), new byte[7]);
    assertThatThrownBy(() -> Runtimes.read(file.path()))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("w.bin", "7 of 8");
    Files.delete(folder.resolve("w.bin"));
    assertThatThrownBy(() -> Runtimes.open(file, SessionOptions.withThreads(1)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("w.bin", "missing");
  }

  @Test
  void refusesOperatorsThatTheRuntimeDoesNotKnow() {
    OnnxBuilder model =
        onnx().input("x", FLOAT, 1).node("Frobnicate", "x", "y").output("y", FLOAT, 1);
    assertThatThrownBy(() -> open(model))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Frobnicate");
  }

  @Test
  void listsTheNodesThatDrawRandomNumbers() {
    ModelFile noisy =
        onnx()
            .input("x", FLOAT, 2)
            .node("RandomNormalLike", "x", "noise")
            .node("Add", "x noise", "y")
            .node("RandomUniform", "", "z", OnnxBuilder.ints("shape", 2))
            .output("y", FLOAT, 2)
            .output("z", FLOAT, 2)
            .in(folder);
    assertThat(Runtimes.randomNodes(noisy))
        .containsExactly(
            "RandomNormalLike 'RandomNormalLike_noise'", "RandomUniform 'RandomUniform_z'");
    assertThat(Runtimes.randomNodes(several().in(folder))).isEmpty();
  }

  @Test
  void runsWithEachThreadAndSpinningSetting() {
    OnnxBuilder model =
        onnx()
            .input("x", FLOAT, -1, 8)
            .weights("w", 5, 8)
            .node("Gemm", "x w", "y", integer("transB", 1))
            .output("y", FLOAT, -1, 5);
    ModelFile file = model.in(folder);
    Map<String, Tensor> x = Map.of("x", Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 8));
    float[] one = null;
    for (SessionOptions options :
        List.of(SessionOptions.withThreads(1), new SessionOptions(2, true, false))) {
      try (ModelSession session = Runtimes.open(file, options)) {
        float[] y = Golden.floats(session.run(x, Set.of("y")).get("y"));
        assertThat(y).hasSize(5).isEqualTo(one == null ? y : one);
        one = y;
      }
    }
  }
}
