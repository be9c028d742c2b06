package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.reports.OnDevices.SustainedLoad;
import dev.understudy.reports.OnDevices.Window;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sustained loads of the demo's models on this machine, broken off in the midst of each step. */
class SustainedRunTests {
  @TempDir private static Path folder;
  private static final FailingOnce FAILING = new FailingOnce();
  private static Path experiment = Path.of("");
  private static RunRecord record;

  @BeforeAll
  static void run() throws IOException {
    experiment = write("experiment", "3s");
    record = FAILING.until((resume, progress) -> run(experiment, resume, Set.of(), progress));
  }

  private static Path write(String name, String time) throws IOException {
    Path file = SmallExperiment.write(folder.resolve(name), 8, "latency, sustained");
    return Files.writeString(file, Files.readString(file) + "sustained: {time: " + time + "}\n");
  }

  private static RunRecord run(
      Path file, boolean resume, Set<MeasureFamily> only, Progress progress) throws IOException {
    return new ExperimentRun(
            ExperimentFiles.read(file),
            folder.resolve("out"),
            "test",
            progress,
            new LocalDevice(),
            Clock.systemUTC())
        .execute(resume, only)
        .record();
  }

  private static List<Measurement> rows(String measure) {
    return record.rows().stream()
        .filter(r -> r.measurement().measure().equals(measure))
        .filter(r -> LocalDevice.ID.equals(r.device()))
        .map(RunRecord.Row::measurement)
        .toList();
  }

  @Test
  void everySubjectAndRuntimeHasItsRowsAndWindows() {
    assertThat(rows("sustained-p50"))
        .hasSize(4)
        .allSatisfy(m -> assertThat(m.validity()).isEqualTo(Validity.MEASURED))
        .allSatisfy(m -> assertThat(m.value()).isPositive())
        .allSatisfy(
            m -> assertThat(m.protocol()).contains("for 3 s, windows of 0.083 s", "1 thread"));
    assertThat(rows("sustained-slowdown"))
        .hasSize(4)
        .allSatisfy(m -> assertThat(m.interval()).isNotNull());
    assertThat(rows("sustained-onset")).hasSize(4);
    List<SustainedLoad> loads = record.onDevices().sustained();
    assertThat(loads)
        .extracting(l -> l.subject() + " " + l.device() + " " + l.runtime())
        .containsExactlyInAnyOrder(
            "teacher local onnxruntime",
            "teacher local tflite",
            "student local onnxruntime",
            "student local tflite");
    assertThat(loads)
        .allSatisfy(
            l ->
                assertThat(l.windows())
                    .hasSizeGreaterThan(24)
                    .extracting(Window::thermal)
                    .containsOnly("unknown"));
  }

  @Test
  void everyRunIsInTheFile() throws IOException {
    for (SustainedLoad load : record.onDevices().sustained()) {
      JsonNode raw =
          JsonMapper.builder()
              .build()
              .readTree(folder.resolve("out").resolve(load.file()).toFile());
      long runs = load.windows().stream().mapToLong(Window::runs).sum();
      assertThat(raw.path("steady_ns")).hasSize(Math.toIntExact(runs));
      assertThat(raw.path("warm_up_ns")).isEmpty();
      assertThat(raw.path("states")).isEmpty();
    }
    RunRecord.SampleFile launch = record.samples().get(0);
    assertThat(Files.readString(folder.resolve("out").resolve(launch.file())))
        .as("a launch's file is as it was")
        .doesNotContain("states");
  }

  @Test
  void aLoadThatWasBrokenOffIsPutOnAgainAndADoneOneStands() throws IOException {
    assertThat(FAILING.failed())
        .contains("sustained/teacher/local/onnxruntime", "sustained/student/local/tflite");
    assertThat(run(experiment, true, Set.of(), Progress.SILENT).rows()).isEqualTo(record.rows());
    assertThat(run(experiment, true, Set.of(MeasureFamily.SUSTAINED), Progress.SILENT).onDevices())
        .isEqualTo(record.onDevices());
  }

  @Test
  void anotherTimeIsAnotherExperiment() throws IOException {
    Path longer = write("longer", "4s");
    assertThatThrownBy(() -> run(longer, true, Set.of(), Progress.SILENT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("holds a run of another experiment");
  }

  @Test
  void aMedianInRealTimeSaysSoOnThisMachine() {
    assertThat(rows("latency-p50"))
        .hasSize(4)
        .allSatisfy(
            m ->
                assertThat(m.protocol().contains("real time: at most 33 ms a picture"))
                    .isEqualTo(m.value() <= 33));
    assertThat(rows("latency-p50")).anyMatch(m -> m.value() <= 33);
    assertThat(rows("latency-p90")).noneMatch(m -> m.protocol().contains("real time"));
  }

  @Test
  void theRecordTellsEachModelsPictureSize() {
    assertThat(record.provenance().settings())
        .containsEntry("teacher (onnxruntime) picture size", "32 x 32")
        .containsEntry("student (tflite) picture size", "32 x 32");
  }
}
