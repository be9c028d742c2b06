package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.farm.android.AppiumAddress;
import dev.understudy.farm.android.LocalAdb;
import dev.understudy.farm.android.Patience;
import dev.understudy.farm.android.PhonePool;
import dev.understudy.farm.android.PhoneQuery;
import dev.understudy.farm.android.PhoneSettings;
import dev.understudy.farm.launching.Sleeper;
import dev.understudy.harness.Main;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.system.PhoneModel;
import dev.understudy.reports.Reports;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, told to stop while a phone works for it. */
class StoppedPhoneRunTests {
  private static final int SIGTERM = 143;
  private static final int INVALID_ROWS = 3;

  @TempDir Path folder;
  private FaultyRuns runs;

  private Process understudy(Experiment experiment, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                experiment.file().toString(),
                "--out",
                folder.resolve("out").toString(),
                "--quiet"));
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().put("UNDERSTUDY_APPIUM_SERVER", runs.lab.server().url().toString());
    builder.environment().put("UNDERSTUDY_CACHE", folder.resolve("cache").toString());
    builder.environment().put("ANDROID_ADB_SERVER_PORT", "" + runs.lab.adb().port());
    return builder.start();
  }

  /** The same phone for another program of this user. */
  private PhoneSettings settings(SimulatedPhone phone) {
    return new PhoneSettings(
        new AppiumAddress(runs.lab.server().url(), null, null),
        new PhoneQuery(List.of(phone.udid()), List.of(), List.of(), List.of()),
        null,
        new LocalAdb(runs.lab.tools().adb(), runs.lab.adb().port()),
        folder.resolve("cache").resolve("phones"),
        Patience.DEFAULT,
        Sleeper.SYSTEM);
  }

  private Path log() {
    return folder.resolve("log");
  }

  @Test
  void thePhoneIsGivenBackAndResumeGoesOn() throws Exception {
    try (FaultyRuns lab = FaultyRuns.open(folder)) {
      runs = lab;
      SimulatedPhone phone = lab.addBare(PhoneModel.pixel7());
      Experiment experiment =
          lab.experiment("latency", "delegates: [cpu], threads: [1], launches: 1", "10ms", phone);
      // The plan as it is does not wait for this machine to be idle before it times models here.
      Files.writeString(
          experiment.file(),
          Files.readString(experiment.file())
              .replaceAll("latency: [{].*}", "latency: {plan: quick}")
              .replaceAll("models: .*, ([a-z]+.tflite)", "models: [$1"));

      Process stopped = understudy(experiment);
      FaultyRuns.awaitMeasuring(phone, stopped::isAlive);
      assertThatThrownBy(() -> PhonePool.open(settings(phone)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("another run has it");
      stopped.destroy();

      assertThat(stopped.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(stopped.exitValue()).as(Files.readString(log())).isEqualTo(SIGTERM);
      assertThat(Files.readString(log())).contains("--resume").doesNotContain("error:");
      assertThat(phone.android().processes().all())
          .doesNotContainKeys(AgentCommand.PACKAGE, "io.appium.uiautomator2.server");
      try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
        assertThat(left).noneMatch(file -> file.toString().contains("understudy-phone"));
      }

      Process resumed = understudy(experiment, "--resume");
      assertThat(resumed.waitFor(3, TimeUnit.MINUTES)).isTrue();
      assertThat(resumed.exitValue()).as(Files.readString(log())).isEqualTo(INVALID_ROWS);
      RunRecord record = Reports.read(folder.resolve("out"));
      assertThat(FaultyRuns.medians(record, FaultyRuns.PIXEL))
          .hasSize(2)
          .allSatisfy(m -> assertThat(m.value()).isPositive());
    }
  }
}
