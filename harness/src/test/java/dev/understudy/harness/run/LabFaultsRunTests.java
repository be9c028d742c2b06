package dev.understudy.harness.run;

import static dev.understudy.harness.run.FaultyRuns.GALAXY;
import static dev.understudy.harness.run.FaultyRuns.PIXEL;
import static dev.understudy.harness.run.FaultyRuns.awaitMeasuring;
import static dev.understudy.harness.run.FaultyRuns.medians;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.lab.SeleniumGrid;
import dev.understudy.phone.system.PhoneModel;
import dev.understudy.reports.RunRecord;
import io.appium.java_client.android.AndroidDriver;
import io.appium.java_client.android.options.UiAutomator2Options;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebDriverException;

/**
 * What befalls a lab during a whole run: its server, its adb, a Grid, others who use its phones.
 */
class LabFaultsRunTests {
  private static final String CPU = "delegates: [cpu], threads: [1]";

  /** Long enough that something can happen meanwhile. */
  private static final String LONG = "3s";

  @TempDir static Path folder;

  private static final ExecutorService THREAD = Executors.newSingleThreadExecutor();
  private static FaultyRuns runs;
  private static SimulatedPhone pixel;
  private static SimulatedPhone galaxy;

  @BeforeAll
  static void plugIn() throws Exception {
    runs = FaultyRuns.open(folder);
    pixel = runs.add(PhoneModel.pixel7());
    galaxy = runs.add(PhoneModel.galaxyS21());
  }

  @AfterEach
  void heal() throws Exception {
    runs.heal();
  }

  @AfterAll
  static void unplug() throws Exception {
    THREAD.shutdownNow();
    if (runs != null) {
      runs.close();
    }
  }

  private static Future<RunRecord> start(Experiment experiment) {
    return THREAD.submit(() -> runs.run(experiment, false));
  }

  private static RunRecord get(Future<RunRecord> run) throws Exception {
    return run.get(3, TimeUnit.MINUTES);
  }

  private static void measured(List<Measurement> rows) {
    assertThat(rows)
        .hasSize(2)
        .allSatisfy(m -> assertThat(m.value()).isPositive())
        .allSatisfy(m -> assertThat(m.protocol()).contains("simulated phone"));
  }

  @Test
  void aServerThatIsKilledAndStartedAgainWhileJobsRunLosesNothing() throws Exception {
    runs.patient();
    Future<RunRecord> run = start(runs.experiment("latency", CPU, LONG, pixel, galaxy));
    awaitMeasuring(pixel);
    runs.lab.server().kill();
    runs.lab.server().restart();

    RunRecord record = get(run);

    measured(medians(record, PIXEL));
    measured(medians(record, GALAXY));
    assertThat(runs.said).isEmpty();
  }

  @Test
  void anAdbThatIsKilledWhileJobsRunLosesNothing() throws Exception {
    runs.patient();
    Future<RunRecord> run = start(runs.experiment("latency", CPU, LONG, pixel, galaxy));
    awaitMeasuring(galaxy);
    runs.lab.adb().restart();

    RunRecord record = get(run);

    measured(medians(record, PIXEL));
    measured(medians(record, GALAXY));
    assertThat(runs.said).isEmpty();
  }

  @Test
  void aServerThatStaysAwayLeavesRowsThatResumeMakesUpFor() throws Exception {
    Experiment experiment = runs.experiment("latency", CPU, LONG, pixel, galaxy);
    Future<RunRecord> run = start(experiment);
    awaitMeasuring(pixel);
    runs.lab.server().kill();

    RunRecord lost = get(run);

    for (String phone : List.of(PIXEL, GALAXY)) {
      assertThat(medians(lost, phone))
          .hasSize(2)
          .allSatisfy(m -> assertThat(m.validity().kind()).isEqualTo(Validity.Kind.DEVICE_LOST))
          .allSatisfy(
              m ->
                  assertThat(m.validity().reason())
                      .contains("the Appium server does not answer")
                      .as("adb still reads the log")
                      .contains("last lines of phone", "state=measuring"));
    }
    assertThat(Files.readString(runs.out().resolve("record.json")))
        .doesNotContain(runs.lab.server().url().getAuthority());

    runs.lab.server().restart();
    RunRecord made = runs.run(experiment, true);
    measured(medians(made, PIXEL));
    measured(medians(made, GALAXY));
    assertThat(medians(made, LocalDevice.ID)).isEqualTo(medians(lost, LocalDevice.ID));
  }

  @Test
  void aSessionThatAnotherProgramOpensOnThePhoneEndsOursAndNotOurJob() throws Exception {
    runs.patient();
    Future<RunRecord> run = start(runs.experiment("latency", CPU, LONG, pixel));
    awaitMeasuring(pixel);
    long before = sessions();
    try {
      new AndroidDriver(
          runs.lab.server().url().toURL(), new UiAutomator2Options().setUdid(pixel.udid()));
    } catch (WebDriverException e) {
      // Ours was opened again while theirs was being opened: enough that it was broken.
    }

    RunRecord record = get(run);

    measured(medians(record, PIXEL));
    assertThat(sessions()).isGreaterThanOrEqualTo(before + 2);
  }

  /** How often UiAutomator2 was started on the first phone. */
  private static long sessions() {
    return pixel.log().lines().stream().filter(line -> line.contains("am instrument")).count();
  }

  @Test
  void twoRunsAtOnceDoNotShareAPhone() throws Exception {
    Experiment first = runs.experiment("latency", CPU, LONG, pixel);
    Future<RunRecord> run = start(first);
    awaitMeasuring(pixel);

    Experiment refused = runs.experiment(CPU, pixel);
    assertThatThrownBy(() -> runs.run(refused, false))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(pixel.udid(), "another run has it");
    Experiment second = runs.experiment(CPU, pixel, galaxy);
    RunRecord beside = runs.run(second, false);

    measured(medians(beside, GALAXY));
    assertThat(medians(beside, PIXEL)).isEmpty();
    assertThat(runs.said).singleElement().asString().contains(pixel.udid(), "another run has it");
    measured(medians(get(run), PIXEL));
  }

  @Test
  void aGridRelaysAWholeRunAndWhatBefallsItsPhones() throws Exception {
    try (SeleniumGrid grid =
        SeleniumGrid.start(
            runs.lab.tools(),
            List.of(
                new SeleniumGrid.Relay(
                    runs.lab.server().url(), List.of(pixel.udid(), galaxy.udid()))),
            folder)) {
      runs.patient();
      URI server = grid.url();
      Experiment experiment =
          runs.experiment("latency, parity", CPU + ", pictures: 4", "10ms", pixel, galaxy);
      pixel.faults().arm("instrumentation-death@job=measuring/*");
      galaxy.faults().arm("drop@job=measuring/*");

      RunRecord record = runs.run(experiment, runs.out(), false, server);

      for (String phone : List.of(PIXEL, GALAXY)) {
        measured(medians(record, phone));
        measured(FaultyRuns.rows(record, phone, "parity-max-abs"));
      }
      assertThat(pixel.faults().armed()).isEmpty();
      assertThat(galaxy.faults().armed()).isEmpty();
      assertThat(runs.said).isEmpty();
    }
  }
}
