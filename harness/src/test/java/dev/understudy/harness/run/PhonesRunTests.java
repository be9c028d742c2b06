package dev.understudy.harness.run;

import static dev.understudy.harness.run.PhoneRuns.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Validity;
import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.lab.PhoneLab;
import dev.understudy.phone.system.PhoneModel;
import dev.understudy.reports.RunRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's teacher and student on two simulated phones behind the real Appium server. */
class PhonesRunTests {
  private static final String PIXEL = "pixel-7-android-14-simulated";
  private static final String GALAXY = "sm-g991b-android-13-simulated";

  @TempDir static Path folder;
  private static PhoneLab lab;
  private static PhoneRuns runs;
  private static SimulatedPhone pixel;
  private static SimulatedPhone galaxy;

  @BeforeAll
  static void plugIn() throws Exception {
    lab = PhoneLab.open(folder);
    runs = new PhoneRuns(lab, folder);
    pixel = lab.add(PhoneModel.pixel7());
    galaxy = lab.add(PhoneModel.galaxyS21());
  }

  @AfterAll
  static void unplug() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  private static Experiment experiment(String name, String measures, String phones)
      throws Exception {
    return runs.experiment(name, 64, measures, phones, "");
  }

  @Test
  void everyPhoneAndDelegateIsTimedAndMakesPictures() throws Exception {
    Experiment experiment =
        experiment(
            "sweep",
            "latency, parity, fd",
            "{delegates: [cpu-xnnpack, gpu-fp16], threads: [1, 2], pictures: 64}");
    Path out = folder.resolve("sweep-out");

    RunRecord record = runs.run(experiment, out, false, Progress.SILENT);

    for (String phone : List.of(PIXEL, GALAXY)) {
      // Teacher and student, on the CPU with 1 and with 2 threads and on the GPU.
      assertThat(rows(record, phone, "latency-p50"))
          .hasSize(6)
          .allSatisfy(m -> assertThat(m.value()).isPositive())
          .allSatisfy(m -> assertThat(m.protocol()).contains("simulated phone", "TFLite"));
      assertThat(rows(record, phone, "parity-max-abs"))
          .hasSize(6)
          .allSatisfy(m -> assertThat(m.value()).isLessThan(1e-4))
          .allSatisfy(m -> assertThat(m.validity().kind()).isEqualTo(Validity.Kind.SIMULATED));
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
    RunRecord again = runs.resumeWithoutServer(experiment, out);
    assertThat(again.rows()).isEqualTo(record.rows());
  }

  @Test
  void whatALostPhoneOwesIsMadeUpForByResume() throws Exception {
    Experiment experiment =
        experiment("lost", "latency", "{pool: {model: [Pixel 7]}, delegates: [cpu], threads: [1]}");
    Path out = folder.resolve("lost-out");
    pixel.faults().arm("unplug@job=measuring/*");

    RunRecord lost = runs.run(experiment, out, false, Progress.SILENT);

    assertThat(rows(lost, PIXEL, "latency-p50"))
        .hasSize(2)
        .allSatisfy(m -> assertThat(m.validity().kind()).isEqualTo(Validity.Kind.DEVICE_LOST))
        .allSatisfy(m -> assertThat(m.validity().reason()).contains("lost 3 times in a row"));
    assertThat(rows(lost, LocalDevice.ID, "latency-p50"))
        .allSatisfy(m -> assertThat(m.value()).isPositive());

    pixel.plug();
    lab.adb().connect(pixel.udid());
    RunRecord made = runs.run(experiment, out, true, Progress.SILENT);

    assertThat(rows(made, PIXEL, "latency-p50"))
        .hasSize(2)
        .allSatisfy(m -> assertThat(m.value()).isPositive());
    assertThat(rows(made, LocalDevice.ID, "latency-p50"))
        .isEqualTo(rows(lost, LocalDevice.ID, "latency-p50"));
  }
}
