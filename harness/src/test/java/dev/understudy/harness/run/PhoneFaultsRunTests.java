package dev.understudy.harness.run;

import static dev.understudy.harness.run.FaultyRuns.GALAXY;
import static dev.understudy.harness.run.FaultyRuns.PIXEL;
import static dev.understudy.harness.run.FaultyRuns.medians;
import static dev.understudy.harness.run.FaultyRuns.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.system.PhoneModel;
import dev.understudy.reports.RunRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What befalls a phone during a whole run, and what the record says then: two phones of a model and
 * one of another, behind the real Appium server.
 */
class PhoneFaultsRunTests {
  @TempDir static Path folder;
  private static FaultyRuns runs;
  private static SimulatedPhone pixel;
  private static SimulatedPhone other;
  private static SimulatedPhone galaxy;

  @BeforeAll
  static void plugIn() throws Exception {
    runs = FaultyRuns.open(folder);
    pixel = runs.add(PhoneModel.pixel7());
    other = runs.add(PhoneModel.pixel7().withSerial("SIM0PIXEL8"));
    galaxy = runs.add(PhoneModel.galaxyS21());
  }

  @AfterEach
  void heal() throws Exception {
    runs.heal();
  }

  @AfterAll
  static void unplug() throws Exception {
    if (runs != null) {
      runs.close();
    }
  }

  private static void measured(List<Measurement> rows, int count) {
    assertThat(rows)
        .hasSize(count)
        .allSatisfy(m -> assertThat(m.value()).isPositive())
        .allSatisfy(m -> assertThat(m.validity().reason()).doesNotContain("lost"))
        .allSatisfy(m -> assertThat(m.protocol()).contains("simulated phone"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "instrumentation-death@job=measuring/*",
        "drop@push=*.tflite",
        "drop@job=measuring/*",
        "drop@pull=*DONE",
        "reboot:1@job=measuring/*",
        "app-crash@job=measuring/*",
        "truncated-result@pull=*samples.csv",
        "slow-transfer:1000000@push=*.tflite",
        "clock-jump:-86400@job=measuring/*",
        "cover:1@job=measuring/*"
      })
  void whatPassesIsRetriedAndMeasured(String fault) throws Exception {
    runs.patient();
    Experiment experiment = runs.experiment("delegates: [cpu], threads: [1]", pixel);
    pixel.faults().arm(fault);

    RunRecord record = runs.run(experiment, false);

    measured(medians(record, PIXEL), 2);
    assertThat(pixel.faults().armed()).as("it has struck").isEmpty();
    assertThat(runs.said).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "unplug@job=measuring/*, cpu",
    "app-crash@job=measuring/*#20, cpu",
    "storage-full@push=*job.json, cpu",
    "storage-full@job=measuring/*, cpu",
    "cover@job=measuring/*, cpu",
    "gpu-failure, 'gpu-fp16, gpu-fp32'",
    "gpu-fallback, 'gpu-fp16, gpu-fp32'"
  })
  void whatStaysMovesTheWorkToTheOtherPhoneOfTheModel(String fault, String delegates)
      throws Exception {
    runs.hurried();
    Experiment experiment =
        runs.experiment("delegates: [" + delegates + "], threads: [1, 2]", pixel, other);
    pixel.faults().arm(fault);

    RunRecord record = runs.run(experiment, false);

    measured(medians(record, PIXEL), 4);
    assertThat(pixel.faults().struck()).isNotEmpty();
    assertThat(record.comparisons())
        .filteredOn(c -> PIXEL.equals(c.device()))
        .hasSize(2)
        .allSatisfy(c -> assertThat(c.ratio()).isNotNull());
  }

  @ParameterizedTest
  @CsvSource({
    "unplug@job=measuring/*, lost 3 times in a row, state=measuring",
    "reboot:3600@job=measuring/*, lost 3 times in a row, state=measuring",
    "storage-full@push=*job.json, no room left, has booted",
    "storage-full@job=measuring/*, no room left, state=measuring",
    "cover@job=measuring/*, does not come to the front, state=measuring"
  })
  void whereNoOtherIsThereRowsSayWhyAndResumeMakesUpForThem(
      String fault, String reason, String lastLine) throws Exception {
    runs.hurried();
    Experiment experiment = runs.experiment("delegates: [cpu], threads: [1]", pixel, galaxy);
    pixel.faults().arm(fault);

    RunRecord lost = runs.run(experiment, false);

    assertThat(medians(lost, PIXEL))
        .hasSize(2)
        .allSatisfy(m -> assertThat(m.value()).isNaN())
        .allSatisfy(m -> assertThat(m.validity().kind()).isEqualTo(Validity.Kind.DEVICE_LOST))
        .allSatisfy(
            m ->
                assertThat(m.validity().reason())
                    .contains("no phone of this model is left", pixel.udid(), reason)
                    .contains("the last lines of phone " + pixel.udid() + ":\n  ", lastLine)
                    .doesNotContain(runs.lab.server().url().getAuthority()));
    measured(medians(lost, GALAXY), 2);
    assertThat(runs.said).anyMatch(line -> line.contains(pixel.udid()) && line.contains(reason));

    runs.heal();
    RunRecord made = runs.run(experiment, true);

    measured(medians(made, PIXEL), 2);
    for (String kept : List.of(GALAXY, LocalDevice.ID)) {
      assertThat(medians(made, kept)).isEqualTo(medians(lost, kept));
    }
  }

  @Test
  void aRoundThatWasMeasuredBeforeTheLossIsKept() throws Exception {
    Experiment experiment = runs.experiment("delegates: [cpu], threads: [1], launches: 3", pixel);
    runs.onceAfterAPiece(() -> pixel.faults().arm("unplug@job=measuring/*"));

    RunRecord lost = runs.run(experiment, false);

    measured(medians(lost, PIXEL), 2);
    assertThat(medians(lost, PIXEL))
        .allSatisfy(
            m ->
                assertThat(String.join("\n", m.warnings()))
                    .contains("Launch 1 is missing: no phone of this model is left", "Launch 2"));
    List<String> first = samples(lost, 0);
    assertThat(first).hasSize(2).noneMatch(String::isEmpty);

    runs.heal();
    RunRecord made = runs.run(experiment, true);

    measured(medians(made, PIXEL), 2);
    assertThat(medians(made, PIXEL))
        .allSatisfy(m -> assertThat(m.warnings()).noneMatch(w -> w.contains("is missing")));
    assertThat(samples(made, 0)).isEqualTo(first);
  }

  @Test
  void aGpuThatFallsBackKeepsItsTimesAndLeavesNoPicturesOfTheCpus() throws Exception {
    RunRecord record = withGpu("gpu-fallback");

    assertThat(medians(record, PIXEL))
        .hasSize(2)
        .allSatisfy(m -> assertThat(m.value()).isPositive())
        .allSatisfy(m -> verdict(m, Validity.Kind.DELEGATE_FALLBACK, "the CPU ran it"));
    assertThat(rows(record, PIXEL, "parity-max-abs"))
        .hasSize(2)
        .allSatisfy(m -> assertThat(m.value()).isNaN())
        .allSatisfy(m -> verdict(m, Validity.Kind.DELEGATE_FALLBACK, "the CPU ran it"));
  }

  @Test
  void aGpuThatDrawsWronglyShowsAsANumber() throws Exception {
    RunRecord record = withGpu("gpu-wrong");

    measured(medians(record, PIXEL), 2);
    assertThat(rows(record, PIXEL, "parity-max-abs"))
        .hasSize(2)
        .allSatisfy(m -> assertThat(m.value()).isGreaterThan(0.1))
        .allSatisfy(m -> verdict(m, Validity.Kind.OUTPUT_MISMATCH, ""));
  }

  private static RunRecord withGpu(String fault) throws Exception {
    Experiment experiment =
        runs.experiment(
            "latency, parity", "delegates: [gpu-fp16], threads: [1], pictures: 4", "10ms", pixel);
    pixel.faults().arm(fault);
    return runs.run(experiment, false);
  }

  private static void verdict(Measurement m, Validity.Kind kind, String reason) {
    assertThat(m.validity().kind()).isEqualTo(kind);
    assertThat(m.validity().reason()).contains(reason);
  }

  /** The raw samples of one launch on the first model of phone. */
  private static List<String> samples(RunRecord record, int launch) throws Exception {
    List<String> texts = new ArrayList<>();
    for (RunRecord.SampleFile file : record.samples()) {
      if (PIXEL.equals(file.device()) && file.launch() == launch) {
        texts.add(Files.readString(runs.out().resolve(file.file())));
      }
    }
    return texts;
  }

  @ParameterizedTest
  @CsvSource({
    "app-crash@job=measuring/*#20, cpu, FAILED, has died",
    "gpu-failure, gpu-fp16, UNSUPPORTED, this phone has none"
  })
  void whereNoOtherIsThereVerdictsStand(
      String fault, String delegate, Validity.Kind kind, String reason) throws Exception {
    Experiment experiment =
        runs.experiment("delegates: [" + delegate + "], threads: [1]", pixel, galaxy);
    pixel.faults().arm(fault);

    RunRecord record = runs.run(experiment, false);

    assertThat(medians(record, PIXEL))
        .hasSize(2)
        .allSatisfy(m -> assertThat(m.value()).isNaN())
        .allSatisfy(m -> assertThat(m.validity().kind()).isEqualTo(kind))
        .allSatisfy(m -> assertThat(m.validity().reason()).contains(reason));
    measured(medians(record, GALAXY), 2);
    runs.heal();
    assertThat(runs.run(experiment, true).rows()).as("settled").isEqualTo(record.rows());
  }
}
