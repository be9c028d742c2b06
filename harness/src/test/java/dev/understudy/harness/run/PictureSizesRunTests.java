package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.reports.RunRecord;
import dev.understudy.runtimes.graphs.GraphBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subjects of several resolutions in one experiment. */
class PictureSizesRunTests {
  private static final String TEXT =
      """
      name: sizes
      pictures: 4
      subjects:
        - {name: small, role: teacher, model: small.onnx, inputs: {z: {latent: normal}}}
        - {name: wide, role: student, model: wide.onnx, inputs: {z: {latent: normal}}}
      measures: [MEASURES]
      devices: {local: {threads: 1}}
      latency: {plan: quick, launches: 1, max-warm-up: 200ms, min-runs: 4, min-time: 10ms, max-time: 300ms}
      report: {formats: [json, html], gallery: 0}
      """;

  @TempDir private Path folder;

  private RunRecord run(String measures) throws IOException {
    generator("small", 16, 16);
    generator("wide", 16, 48);
    Path file = Files.writeString(folder.resolve("sizes.yaml"), TEXT.replace("MEASURES", measures));
    return new ExperimentRun(
            ExperimentFiles.read(file),
            folder.resolve("out"),
            "test",
            Progress.SILENT,
            new LocalDevice(),
            Clock.systemUTC())
        .execute(false, Set.of())
        .record();
  }

  private void generator(String name, int height, int width) {
    GraphBuilder graph = new GraphBuilder(name);
    float[] weights = new float[8 * height * width];
    var flat =
        graph.matmul(
            graph.input("z", -1, 8), graph.weights("w", weights, 8, (long) height * width));
    graph.output("picture", graph.reshape(flat, -1, 1, height, width), -1, 1, height, width);
    graph.write(folder.resolve(name + ".onnx"));
  }

  @Test
  void areTimedTogetherAndTold() throws IOException {
    RunRecord record = run("cost, latency");

    assertThat(record.rows())
        .filteredOn(r -> r.measurement().measure().equals("latency-p50"))
        .hasSize(2);
    assertThat(record.provenance().settings())
        .containsEntry("small (onnxruntime) picture size", "16 x 16")
        .containsEntry("wide (onnxruntime) picture size", "16 x 48");
  }

  @Test
  void areNotJudgedTogether() {
    assertThatThrownBy(() -> run("latency, psnr"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(
            "wide makes pictures of 1x16x48", "1x16x16", "cost, latency, sustained and parity");
  }
}
