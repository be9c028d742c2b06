package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.farm.android.DriverCheck.Driver;
import dev.understudy.farm.android.PhoneDoctor.Finding;
import dev.understudy.measuring.job.DeveloperSettings;
import dev.understudy.measuring.job.PhoneState;
import dev.understudy.measuring.job.Thermal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every line of the doctor's, well and ill, with a server and a phone that are stubs. */
class PhoneDoctorTests {
  private static final String REFUSED_BY_DRIVER =
      "{\"value\": {\"error\": \"session not created\", \"message\": \"A new session could not be"
          + " created. Details: 'udid' must be of type string\"}}";
  private static final String NO_DRIVER =
      "{\"value\": {\"error\": \"unknown error\", \"message\": \"Could not find a driver for"
          + " automationName 'UiAutomator2' and platformName 'Android'.\"}}";
  private static final DeveloperSettings WELL =
      new DeveloperSettings(true, true, true, false, false, true, false, false, false);

  @TempDir Path folder;
  private DeskLink phone;

  @BeforeEach
  void plugIn() {
    phone = new DeskLink(folder.resolve("phone"));
    phone.settings = WELL;
    phone.state = new PhoneState(Thermal.NONE, 90, 30.0, true, null, null, false, true);
  }

  private PhoneSettings settings(AppiumAddress address, List<String> udids, LocalAdb adb) {
    return new PhoneSettings(
        address,
        new PhoneQuery(udids, List.of(), List.of(), List.of()),
        null,
        adb,
        folder.resolve("locks"),
        FarmLab.HASTE,
        time -> {});
  }

  private List<Finding> examine(String status, String session, PhoneLink.Opener opener)
      throws Exception {
    try (StubServer server = new StubServer(status, session)) {
      return new PhoneDoctor(settings(server.address(), List.of("P1"), null), opener).examine();
    }
  }

  private List<Finding> examine() throws Exception {
    return examine(StubServer.APPIUM, REFUSED_BY_DRIVER, (udid, port) -> phone);
  }

  private static Finding line(List<Finding> findings, String what) {
    return findings.stream().filter(f -> f.what().equals(what)).findFirst().orElseThrow();
  }

  @Test
  void aLabInWhichAllIsWell() throws Exception {
    List<Finding> findings = examine();

    assertThat(findings)
        .filteredOn(f -> !f.subject().equals("adb"))
        .allSatisfy(f -> assertThat(f.remedy()).isEmpty())
        .extracting(Finding::what)
        .containsExactly(
            "Appium server",
            "UiAutomator2 driver",
            "authorised",
            "session and benchmark app",
            "phone",
            "storage",
            "heat and battery",
            "developer options",
            "USB debugging",
            "lock screen",
            "activities",
            "GPU debug layers",
            "stay awake",
            "screen lock",
            "verification of apps over USB",
            "automatic system updates");
    assertThat(line(findings, "UiAutomator2 driver").found()).isEqualTo("installed");
  }

  @ParameterizedTest
  @CsvSource({
    "developer options, build number, false",
    "USB debugging, USB debugging on, false",
    "lock screen, unlock the phone, false",
    "activities, Don't keep activities, false",
    "GPU debug layers, Enable GPU debug layers, false",
    "stay awake, Stay awake, true",
    "screen lock, screen lock to none, true",
    "verification of apps over USB, Verify apps over USB, true",
    "automatic system updates, Automatic system updates, true"
  })
  void aSettingThatIsAmissHasItsRemedyAndFailsOnlyWhereItMust(
      String what, String remedy, boolean advice) throws Exception {
    phone.settings =
        new DeveloperSettings(
            !what.equals("developer options"),
            !what.equals("USB debugging"),
            !what.equals("stay awake"),
            what.equals("screen lock"),
            what.equals("lock screen"),
            !what.equals("activities"),
            what.equals("verification of apps over USB"),
            what.equals("GPU debug layers"),
            what.equals("automatic system updates"));

    List<Finding> findings = examine();

    assertThat(findings)
        .filteredOn(f -> f.subject().equals("P1") && !f.remedy().isEmpty())
        .singleElement()
        .satisfies(f -> assertThat(f.what()).isEqualTo(what))
        .satisfies(f -> assertThat(f.remedy()).containsIgnoringCase(remedy))
        .satisfies(f -> assertThat(f.advice()).isEqualTo(advice))
        .satisfies(f -> assertThat(f.isWell()).isEqualTo(advice));
  }

  @Test
  void whatAPhoneDoesNotTellHasNoLine() throws Exception {
    phone.settings = new DeveloperSettings(null, true, null, null, null, null, null, null, null);
    assertThat(examine())
        .extracting(Finding::what)
        .contains("USB debugging")
        .doesNotContain("developer options", "stay awake", "lock screen");

    phone.settings = DeveloperSettings.unknown();
    assertThat(line(examine(), "developer settings").found()).contains("does not tell");
  }

  @Test
  void aServerWithoutTheDriverIsNotAskedForSessions() throws Exception {
    List<Finding> findings =
        examine(
            StubServer.APPIUM,
            NO_DRIVER,
            (udid, port) -> {
              throw new AssertionError("there is no driver");
            });

    assertThat(line(findings, "UiAutomator2 driver"))
        .satisfies(f -> assertThat(f.isWell()).isFalse())
        .satisfies(f -> assertThat(f.remedy()).contains("appium driver install uiautomator2"));
    assertThat(line(findings, "session and benchmark app").found()).contains("driver is missing");
  }

  @Test
  void aGridIsNotAskedAndItsNodesMayLackTheDriver() throws Exception {
    String grid = "{\"value\": {\"ready\": true, \"nodes\": [{\"version\": \"4.48.0\"}]}}";
    List<Finding> findings =
        examine(
            grid,
            NO_DRIVER,
            (udid, port) -> {
              throw PhoneException.unusable("Could not find a driver for automationName", null);
            });

    assertThat(line(findings, "UiAutomator2 driver").found()).contains("a Grid does not tell");
    assertThat(line(findings, "session and benchmark app").remedy())
        .contains("appium driver install");
  }

  @Test
  void aSessionThatIsOpenedByMistakeIsEnded() throws Exception {
    try (StubServer server =
        new StubServer(StubServer.APPIUM, "{\"value\": {\"sessionId\": \"s1\"}}")) {
      assertThat(DriverCheck.ask(server.address())).isEqualTo(Driver.NOT_TOLD);
      assertThat(server.asked).containsExactly("POST /session", "DELETE /session/s1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}", "not JSON", "[]", "{\"value\": {\"message\": 5}}"})
  void anAnswerThatSaysNothingIsNotTold(String answer) throws Exception {
    try (StubServer server = new StubServer(StubServer.APPIUM, answer)) {
      assertThat(DriverCheck.ask(server.address())).isEqualTo(Driver.NOT_TOLD);
    }
    assertThat(DriverCheck.ask(new AppiumAddress(URI.create("http://127.0.0.1:1"), null, null)))
        .isEqualTo(Driver.NOT_TOLD);
  }

  @Test
  void storageHeatBatteryAndSavingAreAmiss() throws Exception {
    phone.freeBytes = 900_000_000;
    assertThat(line(examine(), "storage"))
        .isEqualTo(Finding.ill("P1", "storage", "0.9 GB free", "free at least 1 GB"));
    phone.freeBytes = 1L << 40;

    amiss(new PhoneState(Thermal.SEVERE, 90, null, null, null, null, null, null), "severe");
    amiss(new PhoneState(Thermal.NONE, 12, null, null, null, null, null, null), "12 %");
    amiss(new PhoneState(Thermal.NONE, 90, null, null, null, null, true, null), "saves power");
  }

  private void amiss(PhoneState state, String found) throws Exception {
    phone.state = state;
    assertThat(line(examine(), "heat and battery"))
        .satisfies(f -> assertThat(f.isWell()).isFalse())
        .satisfies(f -> assertThat(f.found()).contains(found))
        .satisfies(f -> assertThat(f.remedy()).contains("let it cool", "battery saving off"));
  }

  /** Then the app cannot even write what it knows. */
  @Test
  void aPhoneThatIsFullIsAmissByItsStorage() throws Exception {
    phone.full = true;

    List<Finding> findings = examine();

    assertThat(line(findings, "storage").found())
        .contains("no room left", "refused facts: no-space");
    assertThat(findings).extracting(Finding::what).doesNotContain("phone");
  }

  @Test
  void aPhoneThatAnotherRunHasAndOneThatIsGoneAreAmiss() throws Exception {
    try (PhoneLease lease = PhoneLease.take(folder.resolve("locks"), "P1").orElseThrow()) {
      assertThat(lease.systemPort()).isPositive();
      assertThat(line(examine(), "free").remedy()).contains("wait for that run");
    }

    Finding gone =
        line(
            examine(
                StubServer.APPIUM,
                REFUSED_BY_DRIVER,
                (udid, port) -> {
                  throw PhoneException.lost("not in the list of connected devices", null);
                }),
            "session and benchmark app");
    assertThat(gone.found()).contains("not in the list of connected devices");
    assertThat(gone.remedy()).contains("unlock the phone");
  }

  @ParameterizedTest
  @CsvSource({
    "unauthorized, has not allowed USB debugging, confirm the dialogue",
    "offline, offline, plug it in again",
    "recovery, recovery, adb devices"
  })
  void whatAdbSaysOfAPhoneIsToldWithItsRemedy(String state, String found, String remedy)
      throws Exception {
    List<Finding> findings = withAdb("P1\t" + state, List.of());

    assertThat(line(findings, "authorised"))
        .satisfies(f -> assertThat(f.found()).contains(found))
        .satisfies(f -> assertThat(f.remedy()).contains(remedy));
  }

  @Test
  void adbMayListNoneOrFailOrBeMissing() throws Exception {
    assertThat(line(withAdb("", List.of()), "list").remedy()).contains("plug one in");
    assertThat(line(withAdb("", List.of("P9")), "authorised").remedy()).contains("check cable");
    assertThat(line(withAdb("P1\tdevice", List.of()), "session and benchmark app").isWell())
        .isTrue();
    assertThat(line(withAdb("P1\tdevice", List.of()), "program").isWell()).isTrue();

    try (StubServer server = new StubServer(StubServer.APPIUM, REFUSED_BY_DRIVER)) {
      List<Finding> without =
          new PhoneDoctor(settings(server.address(), List.of(), null), (u, p) -> phone).examine();
      assertThat(line(without, "program").remedy()).contains("apt install adb");
      assertThat(line(without, "list"))
          .satisfies(f -> assertThat(f.found()).contains("there is no adb on this machine"))
          .satisfies(f -> assertThat(f.remedy()).contains("devices.appium.pool.udid"));
      assertThat(without).allSatisfy(f -> assertThat(f.remedy()).doesNotContain("what to do"));
    }
  }

  private List<Finding> withAdb(String listed, List<String> udids) throws Exception {
    Path adb = folder.resolve("adb");
    Files.writeString(adb, "#!/bin/sh\necho 'List of devices attached'\necho '" + listed + "'\n");
    assertThat(adb.toFile().setExecutable(true)).isTrue();
    try (StubServer server = new StubServer(StubServer.APPIUM, REFUSED_BY_DRIVER)) {
      return new PhoneDoctor(
              settings(server.address(), udids, new LocalAdb(adb, null)), (u, p) -> phone)
          .examine();
    }
  }

  @Test
  void aServerThatDoesNotAnswerEndsTheExamination() {
    AppiumAddress nowhere = new AppiumAddress(URI.create("http://127.0.0.1:1"), null, null);
    Consumer<Finding> ill = f -> assertThat(f.remedy()).contains("appium server --address");

    assertThat(new PhoneDoctor(settings(nowhere, List.of("P1"), null), (u, p) -> phone).examine())
        .extracting(Finding::what)
        .containsExactly("Appium server", "program");
    assertThat(
            new PhoneDoctor(settings(nowhere, List.of("P1"), null), (u, p) -> phone)
                .examine()
                .get(0))
        .satisfies(ill);
  }
}
