package dev.understudy.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.Job;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.measuring.job.JobState;
import dev.understudy.phone.system.PhoneModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two phones at once on one Appium server, with the real package of the benchmark app. */
class FleetTests {
  @TempDir Path folder;

  @Test
  void phonesInstallTheAppAndRunTheirJobsSideBySide() throws Exception {
    try (Lab lab = Lab.open(folder)) {
      SimulatedPhone pixel = lab.bare(PhoneModel.pixel7());
      SimulatedPhone redmi = lab.bare(PhoneModel.redmiNote8());
      TestJob files = new TestJob(folder);
      Path apk = Packages.agent(folder);

      CompletableFuture<JobResult> onPixel =
          CompletableFuture.supplyAsync(() -> install(lab, pixel, apk, files));
      JobResult onRedmi = install(lab, redmi, apk, files);

      assertThat(onPixel.get().host().phone().model()).isEqualTo("Pixel 7");
      assertThat(onRedmi.host().phone().model()).isEqualTo("Redmi Note 8");
      assertThat(onRedmi.host().phone().sdk()).isEqualTo(29);
      assertThat(onRedmi.host().agent())
          .isEqualTo(
              redmi.android().packages().find(AgentCommand.PACKAGE).get().manifest().versionName())
          .isNotEmpty();
      assertThat(pixel.log().refusals()).isEmpty();
      assertThat(redmi.log().refusals()).isEmpty();
    }
  }

  /** Everything on the shared storage, as a lab may prefer. */
  private JobResult install(Lab lab, SimulatedPhone phone, Path apk, TestJob files) {
    try (Session session = Session.open(lab.server.url(), phone)) {
      session.driver.installApp(apk.toString());
      String root = "/sdcard/Android/data/" + AgentCommand.PACKAGE + "/files/";
      Job job = files.job("external", DelegateKind.CPU_XNNPACK);
      Path text = Files.writeString(folder.resolve(phone.model().device()), job.toJson());
      lab.adb.on(phone.udid(), "push", "" + TestJob.MODEL, root + "models/m.tflite").orThrow();
      session.driver.pushFile(root + "tensors/z.bin", files.tensors.toFile());
      session.driver.pushFile(root + "jobs/external/job.json", text.toFile());

      session.start(AgentCommand.JOB, "external", AgentCommand.ROOT, "external");
      assertThat(session.end().state()).isEqualTo(JobState.DONE);
      return JobResult.parse(
          new String(
              session.driver.pullFile(root + "results/external/result.json"),
              StandardCharsets.UTF_8));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
