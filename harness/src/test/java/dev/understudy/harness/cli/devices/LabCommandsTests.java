package dev.understudy.harness.cli.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.farm.android.AppiumAddress;
import dev.understudy.farm.android.LocalAdb;
import dev.understudy.farm.android.Patience;
import dev.understudy.farm.android.PhoneQuery;
import dev.understudy.farm.android.PhoneSettings;
import dev.understudy.farm.launching.Sleeper;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.lab.PhoneLab;
import dev.understudy.phone.system.PhoneModel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code devices list} and {@code devices doctor} on a simulated phone. */
class LabCommandsTests {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();

  private int run(Object command) {
    return new CommandLine(command).setOut(new PrintWriter(out, true)).execute();
  }

  private PhoneSettings settings(PhoneLab lab) {
    return new PhoneSettings(
        new AppiumAddress(lab.server().url(), null, null),
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

      phone.faults().arm("battery:12");
      out.getBuffer().setLength(0);
      assertThat(run(new DoctorCommand(() -> settings(lab)))).isEqualTo(3);
      assertThat(out.toString())
          .contains(
              "FAIL  " + phone.udid() + ": heat and battery: its battery is at 12 %",
              "what to do: let it cool, charge it");
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
