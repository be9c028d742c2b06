package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.farm.LocalDevice;
import dev.understudy.farm.android.AppiumAddress;
import dev.understudy.farm.android.LocalAdb;
import dev.understudy.farm.android.Patience;
import dev.understudy.farm.android.PhoneSettings;
import dev.understudy.farm.launching.Sleeper;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.harness.experiment.PhonesChoice;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.lab.PhoneLab;
import dev.understudy.phone.system.PhoneModel;
import dev.understudy.reports.RunRecord;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's teacher and student on two simulated phones behind the real Appium server. */
class PhonesRunTests {
  private static final String PIXEL = "pixel-7-android-14-simulated";
  private static final String GALAXY = "sm-g991b-android-13-simulated";
  private static final Patience HASTE =
      new Patience(
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          Duration.ofMillis(200),
          2,
          Duration.ofMillis(10));

  @TempDir static Path folder;
  private static PhoneLab lab;
  private static SimulatedPhone pixel;
  private static SimulatedPhone galaxy;

  @BeforeAll
  static void plugIn() throws Exception {
    lab = PhoneLab.open(folder);
    pixel = lab.add(PhoneModel.pixel7());
    galaxy = lab.add(PhoneModel.galaxyS21());
  }

  @AfterAll
  static void unplug() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  private static PhoneSettings settings(PhonesChoice phones, URI server) {
    return new PhoneSettings(
        new AppiumAddress(server, null, null),
        phones.pool(),
        null,
        new LocalAdb(lab.tools().adb(), lab.adb().port()),
        folder.resolve("locks"),
        HASTE,
        Sleeper.SYSTEM);
  }

  private static Experiment experiment(String name, String measures, String phones)
      throws Exception {
    Path own = Files.createDirectories(folder.resolve(name));
    Path file = SmallExperiment.write(own, 64, measures);
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "devices: {local: {threads: 1}}",
                "devices: {local: {threads: 1}, appium: " + phones + "}"));
    return ExperimentFiles.read(file);
  }

  private static RunRecord run(Experiment experiment, Path out, boolean resume, URI server)
      throws Exception {
    return new ExperimentRun(
            experiment,
            out,
            "test",
            Progress.SILENT,
            new LocalDevice(),
            Clock.systemUTC(),
            phones -> settings(phones, server))
        .execute(resume, Set.of())
        .record();
  }

  private static List<Measurement> rows(RunRecord record, String device, String measure) {
    return record.rows().stream()
        .filter(r -> device.equals(r.device()) && r.measurement().measure().equals(measure))
        .map(RunRecord.Row::measurement)
        .toList();
  }

  @Test
  void everyPhoneAndDelegateIsTimedAndMakesPictures() throws Exception {
    Experiment experiment =
        experiment(
            "sweep",
            "latency, parity, fd",
            "{delegates: [cpu-xnnpack, gpu-fp16], threads: [1, 2], pictures: 64}");
    Path out = folder.resolve("sweep-out");

    RunRecord record = run(experiment, out, false, lab.server().url());

    for (String phone : List.of(PIXEL, GALAXY)) {
      // Teacher and student, on the CPU with 1 and with 2 threads and on the GPU.
      assertThat(rows(record, phone, "latency-p50"))
          .hasSize(6)
          .allSatisfy(m -> assertThat(m.value()).isPositive())
          .allSatisfy(m -> assertThat(m.protocol()).contains("simulated phone", "TFLite"));
      assertThat(rows(record, phone, "parity-max-abs"))
          .hasSize(6)
          .allSatisfy(m -> assertThat(m.value()).isLessThan(1e-4))
          .allSatisfy(m -> assertThat(m.validity().isMeasured()).isTrue());
      assertThat(rows(record, phone, "fd-fashion"))
          .hasSize(6)
          .allSatisfy(m -> assertThat(m.n()).isEqualTo(64))
          .allSatisfy(m -> assertThat(m.protocol()).contains("simulated phone"));
      assertThat(record.comparisons())
          .filteredOn(c -> phone.equals(c.device()))
          .extracting(RunRecord.Comparison::runtime)
          .containsExactlyInAnyOrder(
              "tflite/cpu-xnnpack-1-thread", "tflite/cpu-xnnpack-2-threads", "tflite/gpu-fp16");
    }
    assertThat(rows(record, PIXEL, "latency-p50"))
        .anySatisfy(m -> assertThat(m.protocol()).contains("TfLiteGpuDelegateV2 100 of 100 nodes"));
    assertThat(record.provenance().host())
        .containsEntry(PIXEL + ": model", "Google Pixel 7")
        .containsKey(GALAXY + ": simulated");
    assertThat(Files.readString(out.resolve("record.json")))
        .doesNotContain(lab.server().url().toString());
    assertThat(pixel.log().refusals()).isEmpty();
    assertThat(galaxy.log().refusals()).isEmpty();

    // All is done: a resumed run needs neither phone nor server.
    RunRecord again = run(experiment, out, true, URI.create("http://127.0.0.1:1"));
    assertThat(again.rows()).isEqualTo(record.rows());
  }

  @Test
  void whatALostPhoneOwesIsMadeUpForByResume() throws Exception {
    Experiment experiment =
        experiment("lost", "latency", "{pool: {model: [Pixel 7]}, delegates: [cpu], threads: [1]}");
    Path out = folder.resolve("lost-out");
    pixel.faults().arm("unplug@job=measuring/*");

    RunRecord lost = run(experiment, out, false, lab.server().url());

    assertThat(rows(lost, PIXEL, "latency-p50"))
        .hasSize(2)
        .allSatisfy(m -> assertThat(m.validity().kind()).isEqualTo(Validity.Kind.DEVICE_LOST))
        .allSatisfy(m -> assertThat(m.validity().reason()).contains("lost 3 times in a row"));
    assertThat(rows(lost, LocalDevice.ID, "latency-p50"))
        .allSatisfy(m -> assertThat(m.value()).isPositive());

    pixel.plug();
    lab.adb().connect(pixel.udid());
    RunRecord made = run(experiment, out, true, lab.server().url());

    assertThat(rows(made, PIXEL, "latency-p50"))
        .hasSize(2)
        .allSatisfy(m -> assertThat(m.value()).isPositive());
    assertThat(rows(made, LocalDevice.ID, "latency-p50"))
        .isEqualTo(rows(lost, LocalDevice.ID, "latency-p50"));
  }
}
