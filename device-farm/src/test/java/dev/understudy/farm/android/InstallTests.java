package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.farm.launching.Sleeper;
import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.app.BenchmarkApp;
import dev.understudy.phone.lab.PhoneLab;
import dev.understudy.phone.system.Apk;
import dev.understudy.phone.system.Manifest;
import dev.understudy.phone.system.PhoneModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The package that our distribution carries, installed by the real server and adb. */
class InstallTests {
  private static final String PIXEL = "pixel-7-android-14-simulated";
  private static final String GALAXY = "sm-g991b-android-13-simulated";
  private static final DelegateChoice CPU = new DelegateChoice(DelegateKind.CPU, false, 1);

  @TempDir static Path folder;
  private static PhoneLab lab;
  private static SimulatedPhone first;
  private static SimulatedPhone second;
  private static SimulatedPhone galaxy;
  private static AgentApk apk;

  @BeforeAll
  static void plugIn() throws Exception {
    lab = PhoneLab.open(folder);
    first = lab.addBare(PhoneModel.pixel7());
    second = lab.addBare(PhoneModel.pixel7().withSerial("SIM0PIXEL8"));
    galaxy = lab.addBare(PhoneModel.galaxyS21());
    apk = AgentApk.bundled(folder);
  }

  @BeforeEach
  void bare() throws Exception {
    for (SimulatedPhone phone : List.of(first, second, galaxy)) {
      phone.faults().clear();
      phone.android().packages().uninstall(AgentCommand.PACKAGE);
    }
  }

  @AfterAll
  static void unplug() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  private static PhonePool open(AgentApk app, SimulatedPhone... phones) {
    List<String> udids = Arrays.stream(phones).map(SimulatedPhone::udid).toList();
    return PhonePool.open(
        new PhoneSettings(
            new AppiumAddress(lab.server().url(), null, null),
            new PhoneQuery(udids, List.of(), List.of(), List.of()),
            app,
            FarmLab.adb(lab),
            folder.resolve("locks"),
            FarmLab.HASTE,
            Sleeper.SYSTEM));
  }

  private static String version(SimulatedPhone phone) {
    return phone
        .android()
        .packages()
        .find(AgentCommand.PACKAGE)
        .map(app -> app.manifest().versionName())
        .orElse("none");
  }

  /** An app of another version that the same key signed. */
  private static void preinstallOlder(SimulatedPhone phone) throws Exception {
    Apk ours = Apk.read(apk.file(), phone.model().sdk());
    Manifest older = BenchmarkApp.preinstalled("0.0.1").manifest();
    phone.android().packages().preinstall(new Apk(older, ours.signer(), ours.abis()));
  }

  @Test
  void aPhoneWithoutTheAppGetsItAndKeepsIt() throws Exception {
    Timed work = new Timed(FarmLab.demo("student", null));
    try (PhonePool pool = open(apk, first)) {
      assertThat(pool.groups().get(0).facts()).containsEntry("benchmark app", apk.version());
      pool.run(List.of(new PhoneLane(PIXEL, CPU, List.of(work))));
    }
    assertThat(work.results.get(0).steadyNanos()).isNotEmpty();
    assertThat(version(first)).isEqualTo(apk.version());

    first.faults().arm("install-refused@install=" + AgentCommand.PACKAGE);
    try (PhonePool pool = open(apk, first)) {
      assertThat(pool.warnings()).isEmpty();
    }
    assertThat(first.faults().armed()).as("it was installed again").hasSize(1);
    assertThat(first.log().refusals()).isEmpty();
  }

  @Test
  void anotherVersionIsReplaced() throws Exception {
    preinstallOlder(first);
    assertThat(version(first)).isEqualTo("0.0.1");

    try (PhonePool pool = open(apk, first)) {
      assertThat(pool.groups().get(0).facts()).containsEntry("benchmark app", apk.version());
    }
    assertThat(version(first)).isEqualTo(apk.version());
  }

  @ParameterizedTest
  @CsvSource({
    "install-refused, INSTALL_FAILED_USER_RESTRICTED, Install via USB",
    "install-refused:INSTALL_FAILED_VERIFICATION_FAILURE, INSTALL_FAILED_VERIFICATION_FAILURE,"
        + " confirm the dialogue",
    "storage-full, INSTALL_FAILED_INSUFFICIENT_STORAGE, free at least 1 GB"
  })
  void aLonePhoneThatRefusesStopsTheRunAndSaysWhatToDo(String fault, String code, String remedy) {
    first.faults().arm(fault);

    assertThatThrownBy(() -> open(apk, first))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(first.udid(), code, remedy);
  }

  @Test
  void anAppThatAnotherKeySignedIsNotReplacedAndSaysWhatToDo() throws Exception {
    first.android().packages().preinstall(BenchmarkApp.preinstalled("1.0"));

    assertThatThrownBy(() -> open(apk, first))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(
            "INSTALL_FAILED_UPDATE_INCOMPATIBLE",
            "adb -s " + first.udid() + " uninstall dev.understudy.agent");
    assertThat(version(first)).isEqualTo("1.0");
  }

  @Test
  void workMovesToAnotherPhoneOfTheModel() throws Exception {
    first.faults().arm("install-refused");
    Timed work = new Timed(FarmLab.demo("student", null));
    try (PhonePool pool = open(apk, first, second)) {
      assertThat(pool.warnings()).singleElement().asString().contains(first.udid(), "refuses");
      assertThat(pool.groups().get(0).facts()).containsEntry("phones", "1");
      pool.run(List.of(new PhoneLane(PIXEL, CPU, List.of(work))));
      assertThat(pool.quarantined()).as("said at the beginning").isEmpty();
    }
    assertThat(work.results.get(0).steadyNanos()).isNotEmpty();
  }

  @Test
  void whereNoOtherOfTheModelIsThereItsWorkIsGivenUpWithTheReason() throws Exception {
    first.faults().arm("install-refused");
    Timed refused = new Timed(FarmLab.demo("student", null));
    Timed done = new Timed(FarmLab.demo("student", null));
    try (PhonePool pool = open(apk, first, galaxy)) {
      assertThat(pool.groups()).extracting(PhoneGroup::id).containsExactly(PIXEL, GALAXY);
      assertThat(pool.groups()).extracting(PhoneGroup::isReady).containsExactly(false, true);
      assertThat(pool.groups()).allMatch(PhoneGroup::simulated);
      pool.run(
          List.of(
              new PhoneLane(PIXEL, CPU, List.of(refused)),
              new PhoneLane(GALAXY, CPU, List.of(done))));
    }
    assertThat(done.results.get(0).steadyNanos()).isNotEmpty();
    assertThat(refused.givenUp)
        .singleElement()
        .asString()
        .contains("no phone of this model is left", "USER_RESTRICTED", "Install via USB")
        .contains("the last lines of phone " + first.udid() + ":\n  ", "has booted");
  }

  @Test
  void aServerThatCannotReadTheFileSaysHowToInstallByHand() {
    AgentApk elsewhere = new AgentApk(Path.of("/nowhere/agent.apk"), apk.version());

    assertThatThrownBy(() -> open(elsewhere, first))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("understudy devices agent", "install -r agent.apk");
  }
}
