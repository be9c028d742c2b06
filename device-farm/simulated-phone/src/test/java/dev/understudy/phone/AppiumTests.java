package dev.understudy.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.phone.system.PhoneModel;
import io.appium.java_client.AppiumBy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;

/** The real Appium server and its UiAutomator2 driver take the phone for one. */
class AppiumTests {
  @TempDir static Path folder;
  private static Lab lab;
  private static SimulatedPhone phone;
  private static Session session;

  @BeforeAll
  static void openSession() throws Exception {
    lab = Lab.open(folder);
    phone = lab.phone(PhoneModel.pixel7());
    session = Session.open(lab.server.url(), phone);
  }

  @AfterAll
  static void closeSession() throws Exception {
    try {
      if (session != null) {
        session.close();
        // Whatever a driver's update asks that the phone does not know.
        assertThat(phone.log().refusals()).isEmpty();
      }
    } finally {
      if (lab != null) {
        lab.close();
      }
    }
  }

  @Test
  void theSessionSaysWhichPhoneItIs() {
    assertThat(session.driver.getCapabilities().asMap())
        .containsEntry("appium:deviceUDID", phone.udid())
        .containsEntry("appium:deviceModel", "Pixel 7")
        .containsEntry("appium:platformVersion", "14");
    assertThat((Map<?, ?>) session.driver.executeScript("mobile: deviceInfo"))
        .extracting("manufacturer", "model", "carrierName")
        .containsExactly("Google", "Pixel 7", "simulated");
  }

  @Test
  void filesGoToSharedStorageAndBack() throws Exception {
    byte[] bytes = new byte[2_000_000];
    new Random(1).nextBytes(bytes);
    Path file = Files.write(folder.resolve("m.tflite"), bytes);

    session.driver.pushFile("/sdcard/Download/m.tflite", file.toFile());

    assertThat(session.driver.pullFile("/sdcard/Download/m.tflite")).isEqualTo(bytes);
  }

  @Test
  void filesGoToTheAppsFolderAndBack() throws Exception {
    byte[] bytes = new byte[100_000];
    new Random(2).nextBytes(bytes);
    Path file = Files.write(folder.resolve("job"), bytes);

    session.driver.pushFile("@" + AgentCommand.PACKAGE + "/files/jobs/a/job.json", file.toFile());

    assertThat(session.pull("jobs/a/job.json")).isEqualTo(bytes);
    assertThatThrownBy(() -> session.pull("none")).hasMessageContaining("No such file");
  }

  @Test
  void packagesAreInstalledAndRemoved() throws Exception {
    String settings = "io.appium.settings";

    assertThat(session.driver.isAppInstalled(settings)).isTrue(); // by the driver itself
    assertThat(session.driver.isAppInstalled(AgentCommand.PACKAGE)).isTrue();
    assertThat(session.driver.isAppInstalled("some.other")).isFalse();
  }

  @Test
  void theActivityTakesExtrasAndShowsItsStatus() {
    session.start("command", "status");

    assertThat(session.status().message()).isEmpty();
    session.start("command", "cancel", "job", "job-1");
    assertThat(session.status().message()).contains("job-1 is not running");
    assertThat(session.driver.currentActivity()).endsWith(".AgentActivity");
    assertThat(session.driver.getPageSource()).contains(AgentCommand.STATUS_ELEMENT);
    assertThatThrownBy(() -> session.driver.findElement(AppiumBy.accessibilityId("none")))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void theStateOfThePhoneIsThereWithoutAShell() throws Exception {
    session.start("command", "status");

    assertThat(session.driver.getScreenshotAs(OutputType.BYTES)).startsWith(0x89, 'P', 'N', 'G');
    assertThat((Map<?, ?>) session.driver.executeScript("mobile: batteryInfo"))
        .extracting("level")
        .isEqualTo(0.87);
    assertThat(session.driver.getPerformanceData(AgentCommand.PACKAGE, "memoryinfo", 2).toString())
        .contains("40000");
    assertThat(session.driver.getPerformanceData(AgentCommand.PACKAGE, "batteryinfo", 2).toString())
        .contains("87");
    assertThat(session.awaitLog("Displayed " + AgentCommand.PACKAGE))
        .contains("Displayed " + AgentCommand.PACKAGE);
    assertThat(session.driver.getDeviceTime()).startsWith("20");
    assertThatThrownBy(() -> session.driver.executeScript("mobile: shell", Map.of("command", "ls")))
        .hasMessageContaining("adb_shell");
  }

  @Test
  void anAppCanBeEnded() {
    session.start("command", "status");
    assertThat(session.driver.terminateApp(AgentCommand.PACKAGE)).isTrue();

    assertThat(session.driver.currentActivity()).contains("Launcher");
  }
}
