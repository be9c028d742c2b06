package dev.understudy.harness.cli.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.farm.android.AppiumAddress;
import dev.understudy.farm.android.LocalAdb;
import dev.understudy.farm.android.Patience;
import dev.understudy.farm.android.PhoneQuery;
import dev.understudy.farm.android.PhoneSettings;
import dev.understudy.farm.launching.Sleeper;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.lab.AppiumServer;
import dev.understudy.phone.lab.PhoneLab;
import dev.understudy.phone.system.PhoneModel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code devices list} and {@code devices doctor} on a simulated phone. */
class LabCommandsTests {
  /** Every setting that breaks runs or may. */
  private static final List<String> ILL_SETTINGS =
      List.of(
          "setting:global/development_settings_enabled=0",
          "setting:global/adb_enabled=0",
          "setting:global/always_finish_activities=1",
          "setting:global/enable_gpu_debug_layers=1",
          "setting:global/gpu_debug_app=dev.understudy.agent",
          "setting:global/verifier_verify_adb_installs=1",
          "setting:global/ota_disable_automatic_update=",
          "setting:simulated/keyguard=shown");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Object command) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute();
  }

  private PhoneSettings settings(PhoneLab lab) {
    return settings(lab, lab.server());
  }

  private PhoneSettings settings(PhoneLab lab, AppiumServer server) {
    return new PhoneSettings(
        new AppiumAddress(server.url(), null, null),
        PhoneQuery.ALL,
        null,
        new LocalAdb(lab.tools().adb(), lab.adb().port()),
        folder.resolve("locks"),
        Patience.DEFAULT,
        Sleeper.SYSTEM);
  }

  @Test
  void listAndDoctorSayWhatThereIsAndWhatIsAmiss() throws Exception {
    try (PhoneLab lab = PhoneLab.open(folder)) {
      SimulatedPhone phone = lab.add(PhoneModel.pixel7());

      assertThat(run(new PhonesCommand(() -> settings(lab)))).isZero();
      assertThat(out.toString())
          .contains("pixel-7-android-14-simulated", "Google Pixel 7", "simulated", "87 %")
          .contains("serials        " + phone.udid());

      out.getBuffer().setLength(0);
      assertThat(run(new DoctorCommand(() -> settings(lab)))).isZero();
      assertThat(out.toString())
          .contains("ok    " + phone.udid() + ": heat and battery", "Appium server: answers")
          .doesNotContain("FAIL");

      assertThat(out.toString())
          .contains(
              "UiAutomator2 driver: installed", phone.udid() + ": developer options: on", "program")
          .doesNotContain("note  ");

      phone.faults().arm("setting:global/stay_on_while_plugged_in=0");
      out.getBuffer().setLength(0);
      assertThat(run(new DoctorCommand(() -> settings(lab)))).isZero();
      assertThat(out.toString())
          .contains(
              "note  " + phone.udid() + ": stay awake: off", "what to do: switch \"Stay awake\" on")
          .doesNotContain("FAIL");

      phone.faults().arm("battery:12");
      ILL_SETTINGS.forEach(phone.faults()::arm);
      out.getBuffer().setLength(0);
      assertThat(run(new DoctorCommand(() -> settings(lab)))).isEqualTo(3);
      assertThat(out.toString().lines().filter(l -> l.startsWith("FAIL"))).hasSize(6);
      assertThat(out.toString().lines().filter(l -> l.startsWith("note"))).hasSize(4);
      assertThat(out.toString())
          .contains(
              "FAIL  " + phone.udid() + ": heat and battery: its battery is at 12 %",
              "what to do: let it cool, charge it");
    }
  }

  @Test
  void doctorSaysThatTheServerLacksTheDriverAndHowToInstallIt() throws Exception {
    try (PhoneLab lab = PhoneLab.open(folder)) {
      SimulatedPhone phone = lab.add(PhoneModel.pixel7());
      Path home = Files.createDirectory(folder.resolve("no-drivers"));
      try (AppiumServer bare =
          AppiumServer.start(
              lab.tools(),
              lab.adb(),
              folder.resolve("bare.log"),
              Map.of("APPIUM_HOME", home.toString()),
              List.of())) {
        assertThat(run(new DoctorCommand(() -> settings(lab, bare)))).isEqualTo(3);
        assertThat(run(new PhonesCommand(() -> settings(lab, bare)))).isNotZero();
      }
      assertThat(out.toString())
          .contains(
              "Appium server: answers",
              "UiAutomator2 driver: not installed",
              "what to do: install it where the server runs",
              phone.udid() + ": session and benchmark app: not tried");
      assertThat(err.toString()).contains("the Appium server has no UiAutomator2 driver");
      assertThat(phone.log().lines()).noneMatch(line -> line.contains("UiAutomator2 ("));
    }
  }

  @Test
  void doctorSaysHowToStartAServerThatDoesNotAnswer() {
    PhoneSettings nowhere =
        new PhoneSettings(
            new AppiumAddress(URI.create("http://127.0.0.1:1"), null, null),
            PhoneQuery.ALL,
            null,
            null,
            folder,
            Patience.DEFAULT,
            Sleeper.SYSTEM);

    assertThat(run(new DoctorCommand(() -> nowhere))).isEqualTo(3);
    assertThat(out.toString())
        .contains("does not answer", "appium server --address", "apt install adb")
        .doesNotContain("null");
  }
}
