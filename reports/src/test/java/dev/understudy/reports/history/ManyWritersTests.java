package dev.understudy.reports.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several processes that begin one history at once lose nothing. */
class ManyWritersTests {
  private static final int WRITERS = 5;
  private static final int RUNS = 12;

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource(Store.class)
  void processesThatImportAtOnceLoseNothing(Store store) throws Exception {
    String place = store.fresh(temp);
    List<Path> shared = new ArrayList<>();
    List<Process> processes = new ArrayList<>();
    List<Path> outputs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      shared.add(NightlyRun.night(i).name("Shared").write(temp.resolve("shared" + i)));
    }
    for (int w = 0; w < WRITERS; w++) {
      List<String> runs = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        runs.add(NightlyRun.night(i).name("Own " + w).write(temp.resolve(w + "-" + i)).toString());
        runs.add(shared.get(i).toString());
      }
      outputs.add(temp.resolve("output" + w));
      processes.add(start(place, runs, outputs.get(w)));
    }
    for (int w = 0; w < WRITERS; w++) {
      assertThat(processes.get(w).waitFor(180, TimeUnit.SECONDS)).isTrue();
      String said = Files.readString(outputs.get(w));
      assertThat(processes.get(w).exitValue()).as(said).isZero();
      assertThat(said.lines()).hasSize(2 * RUNS);
    }

    try (History history = History.open(place)) {
      assertThat(history.list(Filter.ALL)).hasSize((WRITERS + 1) * RUNS);
      List<StoredRun> once = history.last(Integer.MAX_VALUE, "Shared");
      assertThat(once).hasSize(RUNS);
      for (RunSummary run : history.list(Filter.ALL)) {
        StoredRun stored = history.find(run.id()).orElseThrow();
        assertThat(stored.record().rows()).hasSize(run.rows());
        for (String file : stored.files()) {
          assertThat(stored.file(file)).isPresent();
        }
        assertThat(stored.files()).hasSize(4);
      }
      assertThat(
              history.trend(TrendQuery.of("kid")).stream().mapToInt(t -> t.points().size()).sum())
          .isEqualTo(2 * (WRITERS + 1) * RUNS);
    }
    long added = 0;
    for (Path output : outputs) {
      added += Files.readAllLines(output).stream().filter(l -> l.endsWith(" added")).count();
    }
    assertThat(added).as("each record was added by exactly one").isEqualTo((WRITERS + 1) * RUNS);
  }

  private static Process start(String place, List<String> runs, Path output) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", classPath(), ImportingProcess.class.getName(), place));
    command.addAll(runs);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /** Surefire may hide the class path in a manifest; its own property has it whole. */
  private static String classPath() {
    String own = System.getProperty("surefire.test.class.path");
    String path = own != null ? own : System.getProperty("java.class.path");
    // The test's folders first, wherever the runner's class path has them.
    return codeOf(ImportingProcess.class)
        + File.pathSeparator
        + codeOf(History.class)
        + File.pathSeparator
        + Objects.requireNonNull(path);
  }

  private static String codeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
