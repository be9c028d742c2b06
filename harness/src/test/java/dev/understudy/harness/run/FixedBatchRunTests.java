package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.Measurement;
import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.reports.OnDevices;
import dev.understudy.reports.RunRecord;
import dev.understudy.runtimes.graphs.GraphBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One network with an open batch, and the same exported for four pictures at once. */
class FixedBatchRunTests {
  private static final int D = 16;
  private static final int SIDE = 32;

  private static final String TEXT =
      """
      name: fixed
      pictures: 6
      batch: 3
      subjects:
        - {name: open, role: teacher, model: open.onnx, inputs: {z: {latent: normal}}}
        - {name: fixed, role: student, model: fixed.onnx, inputs: {z: {latent: normal}}}
      measures: [cost, latency, sustained, psnr]
      sustained: {time: 3s}
      devices: {local: {threads: 1}}
      latency: {plan: quick, launches: 1, max-warm-up: 200ms, min-runs: 4, min-time: 10ms, max-time: 300ms}
      report: {formats: [json], gallery: 0}
      """;

  @TempDir private static Path folder;
  private static RunRecord record;

  @BeforeAll
  static void run() throws IOException {
    generator("open", -1);
    generator("fixed", 4);
    Path file = Files.writeString(folder.resolve("fixed.yaml"), TEXT);
    record =
        new ExperimentRun(
                ExperimentFiles.read(file),
                folder.resolve("out"),
                "test",
                Progress.SILENT,
                new LocalDevice(),
                Clock.systemUTC())
            .execute(false, Set.of())
            .record();
  }

  private static void generator(String name, int batch) {
    var graph = new GraphBuilder(name);
    float[] weights = new float[D * 3 * SIDE * SIDE];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (i % 7 - 3) / 20f;
    }
    var flat =
        graph.matmul(graph.input("z", batch, D), graph.weights("w", weights, D, 3L * SIDE * SIDE));
    graph.output("picture", graph.reshape(flat, -1, 3, SIDE, SIDE), batch, 3, SIDE, SIDE);
    graph.write(folder.resolve(name + ".onnx"));
  }

  private static Measurement row(String subject, String measure) {
    return record.rows().stream()
        .filter(r -> r.subject().equals(subject) && r.measurement().measure().equals(measure))
        .findFirst()
        .orElseThrow()
        .measurement();
  }

  @Test
  void costIsThatOfOnePictureOfTheCall() {
    Measurement one = row("open", "macs");
    Measurement four = row("fixed", "macs");

    assertThat(four.value()).isEqualTo(one.value());
    assertThat(one.protocol()).startsWith("batch 1;");
    assertThat(one.warnings()).isEmpty();
    assertThat(four.protocol()).startsWith("batch 4, per picture;");
    assertThat(four.warnings()).isEmpty();
    assertThat(row("fixed", "flops").value()).isEqualTo(row("open", "flops").value());
  }

  @Test
  void soIsLatency() {
    assertThat(row("open", "latency-p50").protocol()).contains("batch 1");
    Measurement four = row("fixed", "latency-p50");
    assertThat(four.protocol()).contains("batch 4").doesNotContain("batch 1");
    assertThat(four.warnings()).anyMatch(w -> w.contains("value / 4"));
    assertThat(row("fixed", "latency-load").warnings()).noneMatch(w -> w.contains("value / 4"));
  }

  @Test
  void soIsSustainedLatencyAndItsWindowsAreOfOnePicture() {
    Measurement four = row("fixed", "sustained-p50");
    assertThat(four.protocol()).startsWith("batch 4, one process");
    assertThat(four.warnings()).anyMatch(w -> w.contains("value / 4"));
    assertThat(row("fixed", "sustained-slowdown").protocol()).startsWith("batch 4,");
    assertThat(row("fixed", "sustained-slowdown").warnings())
        .noneMatch(w -> w.contains("value / 4"));
    OnDevices.SustainedLoad load =
        record.onDevices().sustained().stream()
            .filter(l -> l.subject().equals("fixed"))
            .findFirst()
            .orElseThrow();
    double[] last =
        load.windows().stream()
            .skip(load.windows().size() - 12)
            .mapToDouble(OnDevices.Window::medianMs)
            .sorted()
            .toArray();
    assertThat((last[5] + last[6]) / 2).isCloseTo(four.value() / 4, within(1e-9));
  }

  @Test
  void theRecordWarnsOfTheModelAndOfTheComparison() {
    assertThat(record.warnings())
        .anyMatch(w -> w.startsWith("fixed (onnxruntime): its latency is that of a call"))
        .anyMatch(w -> w.contains("a call of open makes 1 picture and one of fixed 4 pictures"))
        .noneMatch(w -> w.startsWith("open (onnxruntime)"));
  }

  @Test
  void picturesAreTheSameEitherWay() {
    assertThat(row("fixed", "psnr").value()).isGreaterThan(60);
  }
}
