package dev.understudy.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.phone.fault.Fault;
import dev.understudy.phone.fault.Moment;
import dev.understudy.phone.fault.Point;
import dev.understudy.phone.lab.Adb;
import dev.understudy.phone.lab.LabTools;
import dev.understudy.phone.system.PhoneModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real adb takes the phone for one. */
class AdbTests {
  private static final String SETTINGS_APP = "io.appium.settings";

  private static LabTools tools;
  private static Adb adb;

  @TempDir Path folder;
  private SimulatedPhone phone;

  @BeforeAll
  static void startServer() throws Exception {
    tools = LabTools.require();
    adb = Adb.start(tools);
  }

  @AfterAll
  static void stopServer() throws Exception {
    if (adb != null) {
      adb.close();
    }
  }

  @BeforeEach
  void startPhone() throws Exception {
    phone = start(PhoneModel.pixel7(), "phone");
    adb.connect(phone.udid());
  }

  @AfterEach
  void stopPhone() throws Exception {
    adb.run("disconnect", phone.udid());
    phone.close();
  }

  private SimulatedPhone start(PhoneModel model, String root) throws IOException {
    return SimulatedPhone.start(SimulatedPhone.Setup.of(model, folder.resolve(root)));
  }

  private String adb(String... arguments) throws Exception {
    return adb.on(phone.udid(), arguments).orThrow();
  }

  private Adb.Result failing(String... arguments) throws Exception {
    Adb.Result result = adb.on(phone.udid(), arguments);
    assertThat(result.code()).as(result.output()).isNotZero();
    return result;
  }

  @Test
  void saysWhatItIsAndThatItIsSimulated() throws Exception {
    assertThat(adb.run("devices", "-l").output())
        .contains(phone.udid(), "device product:panther model:Pixel_7");
    assertThat(adb("shell", "getprop", "ro.product.model")).isEqualTo("Pixel 7");
    assertThat(adb("shell", "getprop", "ro.understudy.simulated")).isEqualTo("1");
    assertThat(adb("shell", "getprop", "ro.build.fingerprint")).contains("simulated");
    assertThat(phone.log().refusals()).isEmpty();
  }

  @Test
  void passesExitCodesErrorsAndInputOn() throws Exception {
    assertThat(failing("shell", "cat", "/sdcard/none").output())
        .isEqualTo("cat: /sdcard/none: No such file or directory");
    assertThat(adb("shell", "echo one; [ -d /sdcard ] && echo two || echo three | grep t"))
        .isEqualTo("one\ntwo");
    assertThat(adb("shell", "getprop | grep ro.soc.model")).isEqualTo("[ro.soc.model]: [GS201]");
  }

  @Test
  void pushesAndPullsToTheByte() throws Exception {
    for (int size : new int[] {0, 1, 65_536, 1_000_003, 50 << 20}) {
      Path sent = folder.resolve("sent");
      byte[] bytes = new byte[size];
      new Random(size).nextBytes(bytes);
      Files.write(sent, bytes);

      adb("push", sent.toString(), "/sdcard/Download/models/m.tflite");
      Path back = folder.resolve("back");
      adb("pull", "/sdcard/Download/models/m.tflite", back.toString());

      assertThat(Files.mismatch(sent, back)).as(size + " bytes").isEqualTo(-1);
    }
    assertThat(adb("shell", "ls", "/sdcard/Download/models")).isEqualTo("m.tflite");
  }

  @Test
  void keepsFoldersApart() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "x");

    assertThat(failing("push", file.toString(), "/data/data/some.app/f").output())
        .contains("Permission denied");
    assertThat(failing("push", file.toString(), "/system/f").output())
        .contains("Permission denied");
    assertThat(failing("pull", "/sdcard/../../etc/passwd", folder + "/p").output())
        .doesNotContain("1 file pulled");
    assertThat(failing("shell", "run-as", "some.app", "ls").output())
        .isEqualTo("run-as: unknown package: some.app");
  }

  @Test
  void installsWhatIsSignedAndRemovesIt() throws Exception {
    Path apk = settingsApp();

    assertThat(adb("install", "-r", "-t", apk.toString())).contains("Success");
    assertThat(adb("shell", "pm", "list", "packages")).isEqualTo("package:" + SETTINGS_APP);
    assertThat(adb("shell", "dumpsys", "package", SETTINGS_APP)).contains("versionName=");
    assertThat(adb("shell", "run-as", SETTINGS_APP, "ls")).contains("files");
    assertThat(adb("uninstall", SETTINGS_APP)).contains("Success");
    assertThat(adb("shell", "pm", "list", "packages")).isEmpty();
    assertThat(phone.log().refusals()).isEmpty();
  }

  @Test
  void refusesWhatIsNotSignedOrNotAllowed() throws Exception {
    byte[] bytes = Files.readAllBytes(settingsApp());
    bytes[bytes.length / 2] ^= 1;
    Path changed = Files.write(folder.resolve("changed.apk"), bytes);
    assertThat(failing("install", changed.toString()).output()).contains("INSTALL_PARSE_FAILED");

    phone.faults().arm("install-refused@install=" + SETTINGS_APP);
    assertThat(failing("install", settingsApp().toString()).output())
        .contains("INSTALL_FAILED_USER_RESTRICTED");
    assertThat(adb("install", settingsApp().toString())).contains("Success");
  }

  @Test
  void refusesAndNotesWhatItDoesNotKnow() throws Exception {
    assertThat(failing("shell", "screencap -p /sdcard/s.png").code()).isEqualTo(127);
    failing("shell", "dumpsys gfxinfo");
    failing("root");

    assertThat(phone.log().refusals())
        .hasSize(3)
        .satisfies(all -> assertThat(all.get(0)).contains("screencap -p /sdcard/s.png"))
        .satisfies(all -> assertThat(all.get(1)).contains("dumpsys gfxinfo"))
        .satisfies(all -> assertThat(all.get(2)).contains("adb: root:"));
  }

  @Test
  void twoPhonesServeSideBySide() throws Exception {
    Path sent = Files.write(folder.resolve("sent"), new byte[3 << 20]);
    try (SimulatedPhone other = start(PhoneModel.galaxyS21(), "other")) {
      adb.connect(other.udid());

      assertThat(adb.on(other.udid(), "shell", "getprop ro.build.version.sdk").orThrow())
          .isEqualTo("33");
      assertThat(adb("shell", "getprop ro.build.version.sdk")).isEqualTo("34");
      Thread push = new Thread(() -> quietly(() -> adb("push", "" + sent, "/sdcard/a")));
      push.start();
      adb.on(other.udid(), "push", sent.toString(), "/sdcard/b").orThrow();
      push.join();
      assertThat(adb("shell", "ls", "/sdcard")).contains("a").doesNotContain("b");
      assertThat(adb.on(other.udid(), "shell", "ls /sdcard").orThrow()).doesNotContain("a\n");
      adb.run("disconnect", other.udid());
    }
  }

  private interface Work {
    Object run() throws Exception;
  }

  private static void quietly(Work work) {
    try {
      work.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anUnpluggedPhoneIsGoneUntilItIsPlugged() throws Exception {
    Path sent = Files.write(folder.resolve("sent"), new byte[20 << 20]);
    phone.faults().arm(new Fault.Unplug(), Moment.at(Point.PUSH, "*.tflite"));

    failing("push", sent.toString(), "/sdcard/m.tflite");
    assertThat(adb.run("connect", phone.udid()).output()).doesNotContain("connected to");
    phone.plug();
    adb.connect(phone.udid());
    assertThat(adb("push", sent.toString(), "/sdcard/m.tflite")).contains("1 file pushed");
    assertThat(phone.faults().struck()).containsExactly("unplug@push=*.tflite at /sdcard/m.tflite");
  }

  @Test
  void comesBackFromARestart() throws Exception {
    phone.faults().arm(new Fault.Reboot(Duration.ofMillis(300)), Moment.at(Point.SHELL, "date*"));

    adb.on(phone.udid(), "shell", "date", "+%Y-%m-%dT%T%z"); // breaks off, with code 0 in old adbs
    adb.connect(phone.udid());
    assertThat(adb("shell", "getprop", "sys.boot_completed")).isEqualTo("1");
  }

  @Test
  void adbsOwnRestartForgetsThePhone() throws Exception {
    adb.restart();

    failing("shell", "getprop");
    adb.connect(phone.udid());
    assertThat(adb("shell", "getprop ro.soc.model")).isEqualTo("GS201");
  }

  @Test
  void aFullStorageTakesNoFile() throws Exception {
    Path sent = Files.write(folder.resolve("sent"), new byte[1 << 20]);
    phone.faults().arm(new Fault.StorageFull(), Moment.now());

    assertThat(failing("push", sent.toString(), "/sdcard/full").output())
        .contains("No space left on device");
    assertThat(failing("install", settingsApp().toString()).output())
        .contains("INSTALL_FAILED_INSUFFICIENT_STORAGE");
    phone.faults().clear();
    assertThat(adb("push", sent.toString(), "/sdcard/full")).contains("1 file pushed");
  }

  @Test
  void aPullMayBeCutOffUnnoticed() throws Exception {
    Path sent = Files.write(folder.resolve("sent"), new byte[100_000]);
    adb("push", sent.toString(), "/sdcard/result.json");
    phone.faults().arm("truncated-result@pull=*/result.json");

    Path back = folder.resolve("back");
    adb("pull", "/sdcard/result.json", back.toString());
    assertThat(back).hasSize(50_000);
    adb("pull", "/sdcard/result.json", back.toString());
    assertThat(back).hasSize(100_000);
  }

  @Test
  void aPhoneThatNobodyAllowedIsUnauthorized() throws Exception {
    adb.run("disconnect", phone.udid());
    phone.faults().arm("unauthorized");

    adb.run("connect", phone.udid());
    assertThat(adb.run("devices").output()).containsPattern(phone.udid() + "\\s+unauthorized");
  }

  @Test
  void heatAndChargeShowInDumpsys() throws Exception {
    phone.faults().arm("thermal:3");
    phone.faults().arm("battery:12");

    assertThat(adb("shell", "dumpsys", "thermalservice")).contains("Thermal Status: 3");
    assertThat(adb("shell", "dumpsys", "battery")).contains("level: 12", "USB powered: false");
    phone.faults().clear();
    assertThat(adb("shell", "dumpsys", "thermalservice")).contains("Thermal Status: 0");
  }

  private static Path settingsApp() throws IOException {
    return Packages.appiumSettings(tools);
  }
}
