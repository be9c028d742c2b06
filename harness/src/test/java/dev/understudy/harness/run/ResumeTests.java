package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.harness.Main;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.reports.Reports;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is stopped anywhere goes on and ends with the same record. */
class ResumeTests {
  private static final int PICTURES = 1100; // three stretches, the last one short

  @TempDir private static Path shared;

  private static Path experiment = Path.of("");
  private static RunRecord whole;

  @BeforeAll
  static void runWithoutInterruption() throws IOException {
    experiment =
        SmallExperiment.write(shared.resolve("experiment"), PICTURES, SmallExperiment.STEADY);
    whole = run(shared.resolve("whole"), false, Progress.SILENT);
  }

  private static RunRecord run(Path out, boolean resume, Progress progress) throws IOException {
    return new ExperimentRun(ExperimentFiles.read(experiment), out, "test", progress)
        .execute(resume, Set.of())
        .record();
  }

  private static void assertSameFigures(RunRecord record) {
    assertThat(record.rows()).isEqualTo(whole.rows());
    assertThat(record.comparisons()).isEqualTo(whole.comparisons());
    assertThat(record.curves()).isEqualTo(whole.curves());
    assertThat(record.gallery()).isEqualTo(whole.gallery());
    assertThat(record.experimentHash()).isEqualTo(whole.experimentHash());
  }

  @Test
  void theGalleryHasScoresAndMapsOfTheStudentsArtifacts() throws IOException {
    for (RunRecord.GalleryEntry entry : whole.gallery()) {
      assertThat(entry.scores()).containsKeys("psnr", "checkerboard", "piqe");
      assertThat(entry.maps())
          .extracting(RunRecord.ArtifactMap::measure)
          .containsExactlyInAnyOrder("checkerboard", "piqe");
      for (RunRecord.ArtifactMap map : entry.maps()) {
        var picture = javax.imageio.ImageIO.read(shared.resolve("whole/" + map.file()).toFile());
        assertThat(picture.getWidth()).isEqualTo(32);
        assertThat(picture.getHeight()).isEqualTo(32);
        assertThat(picture.getRaster().getNumBands()).isEqualTo(1);
      }
    }
    assertThat(whole.gallery()).hasSize(3);
  }

  @Test
  void twoRunsAgreeBitForBit(@TempDir Path temp) throws IOException {
    assertSameFigures(run(temp.resolve("again"), false, Progress.SILENT));
  }

  @Test
  void goesOnAfterAFailureInEveryStep(@TempDir Path temp) throws IOException {
    Path out = temp.resolve("broken");
    FailingAt failing = new FailingAt();
    boolean resume = false;
    while (true) {
      try {
        RunRecord record = run(out, resume, failing);
        assertSameFigures(record);
        break;
      } catch (FailingAt.Injected e) {
        resume = Files.exists(out.resolve("journal.jsonl"));
      }
    }
    assertThat(failing.failures).as("failures survived").isGreaterThan(15);
  }

  /** Fails once in the midst of each step. */
  private static final class FailingAt implements Progress {
    private final java.util.Set<String> failed = new java.util.HashSet<>();
    private String step = "";
    private int failures;

    private static final class Injected extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public void begin(String name, int number, int of, long work) {
      step = name;
    }

    @Override
    public void advance(long units) {
      if (failed.add(step)) {
        failures++;
        throw new Injected();
      }
    }

    @Override
    public void end() {}

    @Override
    public void say(String line) {}
  }

  @Test
  void goesOnAfterKillMinusNine(@TempDir Path temp) throws Exception {
    Path out = temp.resolve("killed");
    for (int lines : new int[] {3, 7, 9}) {
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx512m",
              "-cp",
              System.getProperty("java.class.path"),
              Main.class.getName(),
              "run",
              experiment.toString(),
              "--out",
              out.toString(),
              "--resume",
              "--quiet");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(temp.resolve("log").toFile())
              .start();
      while (process.isAlive() && lines(out.resolve("journal.jsonl")) < lines) {
        process.waitFor(5, TimeUnit.MILLISECONDS);
      }
      process.destroyForcibly().waitFor();
    }
    assertThat(out.resolve(Reports.RECORD_FILE)).doesNotExist();
    assertSameFigures(run(out, true, Progress.SILENT));
  }

  private static long lines(Path file) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try (var lines = Files.lines(file)) {
      return lines.count();
    }
  }

  @Test
  void refusesToScoreRowsThatAreGone(@TempDir Path temp) throws IOException {
    Path file = SmallExperiment.write(temp.resolve("experiment"), 100, "kid, is");
    Path out = temp.resolve("run");
    new ExperimentRun(ExperimentFiles.read(file), out, "test", Progress.SILENT)
        .execute(false, Set.of(MeasureFamily.IS));
    Files.delete(out.resolve("rows/1-student.features.f32"));
    assertThatThrownBy(
            () ->
                new ExperimentRun(ExperimentFiles.read(file), out, "test", Progress.SILENT)
                    .execute(true, Set.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("1-student.features.f32")
        .hasMessageContaining("gone or cut short");
  }

  @Test
  void refusesToMixRuns(@TempDir Path temp) throws IOException {
    Path out = shared.resolve("whole");
    assertThatThrownBy(() -> run(out, false, Progress.SILENT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--resume");
    Path other = SmallExperiment.write(temp.resolve("other"), 600, "cost");
    byte[] before = Files.readAllBytes(out.resolve("journal.jsonl"));
    assertThatThrownBy(
            () ->
                new ExperimentRun(ExperimentFiles.read(other), out, "test", Progress.SILENT)
                    .execute(true, Set.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("another experiment")
        .hasMessageContaining("nothing was changed");
    assertThat(Files.readAllBytes(out.resolve("journal.jsonl"))).isEqualTo(before);
  }
}
