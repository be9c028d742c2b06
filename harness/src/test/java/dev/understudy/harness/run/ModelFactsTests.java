package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.metrics.networks.RandomNetworks;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says of models that overshoot their range, draw random numbers or differ. */
class ModelFactsTests {
  private static final String TEXT =
      """
      name: facts
      pictures: 8
      batch: 3
      lpips: squeeze
      subjects:
        - name: plain
          role: teacher
          models:
            - plain.onnx
            - {file: plain.onnx, name: slow, runtime: {optimisation: none, threads: 1}}
          inputs: &inputs {latent: {latent: normal}}
        - name: noisy
          role: student
          models:
            - noisy.onnx
            - {file: noisy.onnx, name: coarse, precision: int8}
          inputs: *inputs
          output: {range: [-100, 100], overshoot: clamp}
      measures: [psnr, parity]
      report: {formats: [json, html], gallery: 0}
      """;

  @TempDir private static Path folder;
  private static RunRecord record;
  private static final List<String> SAID = new ArrayList<>();

  @BeforeAll
  static void run() throws IOException {
    RandomNetworks.installLpipsSqueeze(Weights.ofThisUser(), folder.resolve("lpips"));
    Files.write(folder.resolve("plain.onnx"), model(false));
    Files.write(folder.resolve("noisy.onnx"), model(true));
    Path file = Files.writeString(folder.resolve("facts.yaml"), TEXT);
    Progress progress =
        new Progress() {
          @Override
          public void begin(String step, int number, int of, long work) {}

          @Override
          public void advance(long units) {}

          @Override
          public void end() {}

          @Override
          public void say(String line) {
            SAID.add(line);
          }
        };
    record =
        new ExperimentRun(
                ExperimentFiles.read(file),
                folder.resolve("out"),
                "test",
                progress,
                new LocalDevice(),
                Clock.systemUTC())
            .execute(false, Set.of())
            .record();
  }

  /** image [N,3,4,4] = latent [N,48], plus standard normal noise of the graph's own if wanted. */
  private static byte[] model(boolean noisy) {
    GraphProto.Builder graph = GraphProto.newBuilder().setName("latent-as-picture");
    graph.addInput(value("latent", 48));
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName("to")
            .setDataType(TensorProto.DataType.INT64_VALUE)
            .addDims(4)
            .addAllInt64Data(List.of(0L, 3L, 4L, 4L)));
    if (noisy) {
      graph.addNode(node("RandomNormalLike", "noise", "latent"));
      graph.addNode(node("Add", "sum", "latent", "noise"));
    }
    graph.addNode(node("Reshape", "image", noisy ? "sum" : "latent", "to"));
    graph.addOutput(value("image", 3, 4, 4));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static NodeProto node(String op, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(op)
        .setName("the " + op)
        .addAllInput(List.of(inputs))
        .addOutput(output)
        .build();
  }

  private static ValueInfoProto value(String name, long... row) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam("N");
    for (long d : row) {
      shape.addDimBuilder().setDimValue(d);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT_VALUE)
                        .setShape(shape)))
        .build();
  }

  private static Measurement parity(String subject, String runtime, String measure) {
    return record.rows().stream()
        .filter(row -> row.subject().equals(subject) && runtime.equals(row.runtime()))
        .map(RunRecord.Row::measurement)
        .filter(m -> m.measure().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysWhatShareOfValuesLiesOutsideTheRange() {
    // NumPy: (np.abs(np.random.RandomState(42).randn(8, 48)) > 1).mean() is 0.265625; of the noisy
    // subject's wide range nothing is outside.
    assertThat(record.warnings())
        .filteredOn(w -> w.contains("outside"))
        .containsExactly(
            "26.6 % of the values of plain lie outside its output's range [-1.0, 1.0]; they are"
                + " judged as its ends");
  }

  @Test
  void namesTheNodesThatDrawRandomNumbersEverywhere() throws IOException {
    String warning =
        "noisy (onnxruntime) draws random numbers inside its graph (RandomNormalLike 'the"
            + " RandomNormalLike'): its pictures differ from run to run";
    assertThat(record.warnings()).contains(warning);
    assertThat(record.warnings()).noneMatch(w -> w.startsWith("plain ("));
    assertThat(SAID).contains("warning: " + warning);
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("noisy (onnxruntime) draws random numbers inside its graph");
    assertThat(parity("noisy", "onnxruntime/coarse", "parity-max-abs").warnings())
        .singleElement()
        .asString()
        .contains("RandomNormalLike", "two runs differ");
    assertThat(parity("plain", "onnxruntime/slow", "parity-max-abs").warnings()).isEmpty();
  }

  @Test
  void parityHoldsAConfigurationToItsPrecision() {
    Measurement same = parity("plain", "onnxruntime/slow", "parity-max-abs");
    assertThat(same.value()).isZero();
    assertThat(same.protocol()).contains("float32 tolerance 1e-03");
    assertThat(same.validity()).isEqualTo(Validity.MEASURED);
    Measurement coarse = parity("noisy", "onnxruntime/coarse", "parity-max-abs");
    assertThat(coarse.protocol()).contains("int8 tolerance 1e-01");
    assertThat(record.provenance().settings())
        .containsEntry("plain (onnxruntime) precision", "float32")
        .containsEntry("noisy (onnxruntime/coarse) precision", "int8")
        .containsEntry(
            "plain (onnxruntime/slow) ran with",
            "1 thread, providers cpu, graph optimisation none");
  }

  @Test
  void lpipsOfPicturesTooSmallForItsNetworkSaysSo() {
    Measurement lpips = parity("plain", "onnxruntime/slow", ParityLpips.ID);
    assertThat(lpips.validity().kind()).isEqualTo(Validity.Kind.NOT_AVAILABLE);
    assertThat(lpips.validity().reason()).contains("4x4");
  }
}
