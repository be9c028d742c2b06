package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.common.Validity;
import dev.understudy.datasets.Pictures;
import dev.understudy.farm.Device;
import dev.understudy.farm.Generator;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LaunchResult;
import dev.understudy.farm.LocalDevice;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.lab.PhoneLab;
import dev.understudy.phone.system.PhoneModel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two simulated phones of a model behind the real Appium server, and everything that befalls them.
 */
class PhonePoolTests {
  private static final String GROUP = "pixel-7-android-14-simulated";
  private static final DelegateChoice CPU = new DelegateChoice(DelegateKind.CPU_XNNPACK, false, 1);
  private static final DelegateChoice GPU = new DelegateChoice(DelegateKind.GPU, true, 1);
  private static final GeneratorSpec TEACHER = FarmLab.demo("teacher", null);
  private static final GeneratorSpec STUDENT = FarmLab.demo("student", null);

  @TempDir static Path folder;
  private static PhoneLab lab;
  private static SimulatedPhone first;
  private static SimulatedPhone second;

  @BeforeAll
  static void plugIn() throws Exception {
    lab = PhoneLab.open(folder);
    first = lab.add(PhoneModel.pixel7());
    second = lab.add(PhoneModel.pixel7().withSerial("SIM0PIXEL8"));
  }

  @AfterEach
  void heal() throws Exception {
    for (SimulatedPhone phone : List.of(first, second)) {
      phone.faults().clear();
      phone.plug();
      lab.adb().connect(phone.udid());
    }
  }

  @AfterAll
  static void unplug() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  private static PhoneSettings only(SimulatedPhone phone) {
    return settings(new PhoneQuery(List.of(phone.udid()), List.of(), List.of(), List.of()));
  }

  private static PhoneSettings settings(PhoneQuery query) {
    return FarmLab.settings(lab, folder.resolve("locks"), query, true);
  }

  private static String struck() {
    return String.join("\n", first.faults().struck());
  }

  private static LaunchResult launch(PhoneSettings settings, DelegateChoice choice)
      throws Exception {
    Timed work = new Timed(STUDENT);
    try (PhonePool pool = PhonePool.open(settings)) {
      pool.run(List.of(new PhoneLane(GROUP, choice, List.of(work))));
    }
    assertThat(work.results).hasSize(1);
    return work.results.get(0);
  }

  @Test
  void lanesSpreadOverThePhonesAndTeacherAndStudentStayTogether() throws Exception {
    Timed one = new Timed(TEACHER, STUDENT);
    Timed two = new Timed(STUDENT, TEACHER);
    try (PhonePool pool = PhonePool.open(settings(PhoneQuery.ALL))) {
      assertThat(pool.groups())
          .singleElement()
          .satisfies(g -> assertThat(g.id()).isEqualTo(GROUP))
          .satisfies(g -> assertThat(g.facts()).containsEntry("phones", "2"))
          .satisfies(g -> assertThat(g.simulated()).isTrue());
      assertThatThrownBy(() -> PhonePool.open(settings(PhoneQuery.ALL)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("another run has it");

      pool.run(
          List.of(
              new PhoneLane(GROUP, CPU, List.of(one)), new PhoneLane(GROUP, GPU, List.of(two))));
    }

    for (Timed work : List.of(one, two)) {
      assertThat(work.results)
          .hasSize(2)
          .allSatisfy(r -> assertThat(r.steadyNanos()).hasSizeGreaterThanOrEqualTo(64))
          .allSatisfy(r -> assertThat(r.conditions()).anyMatch(c -> c.contains("simulated")));
    }
    assertThat(two.results.get(0).conditions())
        .contains("TfLiteGpuDelegateV2 100 of 100 nodes in 1 partition");
    assertThat(first.log().refusals()).isEmpty();
    assertThat(second.log().refusals()).isEmpty();
  }

  @Test
  void thePhoneMakesTheDesktopsPictures() throws Exception {
    AtomicReference<Pictures> made = new AtomicReference<>();
    Pictures here;
    try (Generator local = new LocalDevice().open(STUDENT)) {
      local.skip(3);
      here = local.next(20);
    }
    try (PhonePool pool = PhonePool.open(only(first))) {
      pool.run(List.of(new PhoneLane(GROUP, CPU, List.of(pictures(made)))));
    }

    assertThat(made.get().count()).isEqualTo(20);
    double largest = 0;
    for (int i = 0; i < here.data().length; i++) {
      largest = Math.max(largest, Math.abs(here.data()[i] - made.get().data()[i]));
    }
    assertThat(largest).isLessThan(1e-5);
  }

  private static PhoneLane.Work pictures(AtomicReference<Pictures> made) {
    return new PhoneLane.Work() {
      @Override
      public void run(Device phone) {
        try (Generator generator = phone.open(STUDENT)) {
          generator.skip(3);
          made.set(generator.next(20));
        }
      }

      @Override
      public void giveUp(String why) {
        throw new AssertionError(why);
      }
    };
  }

  @Test
  void anOnnxModelIsUnsupportedAndSaysWhatToDo() throws Exception {
    Timed work = new Timed(FarmLab.demo("student", "onnx"));
    try (PhonePool pool = PhonePool.open(only(first))) {
      pool.run(List.of(new PhoneLane(GROUP, CPU, List.of(work))));
    }

    assertThat(work.results.get(0).validity().kind()).isEqualTo(Validity.Kind.UNSUPPORTED);
    assertThat(work.results.get(0).validity().reason()).contains(".tflite export");
  }

  @Test
  void gpuFailuresAndSilentFallbacksAreVerdicts() throws Exception {
    first.faults().arm("gpu-fallback");
    assertThat(launch(only(first), GPU).validity().kind())
        .isEqualTo(Validity.Kind.DELEGATE_FALLBACK);

    first.faults().arm("gpu-failure");
    assertThat(launch(only(first), GPU).validity().kind()).isEqualTo(Validity.Kind.UNSUPPORTED);
  }

  @Test
  void heatThatStaysIsAVerdict() throws Exception {
    first.faults().arm("thermal:3@job=measuring/*");

    LaunchResult result = launch(only(first), CPU);

    assertThat(result.validity().kind()).isEqualTo(Validity.Kind.THROTTLED);
    assertThat(result.validity().reason()).contains("thermal status is severe");
    assertThat(result.conditions()).contains("thermal severe");
  }

  @Test
  void aLostSessionIsOpenedAnewAndItsJobFoundAgain() throws Exception {
    first.faults().arm("instrumentation-death@job=measuring/*");

    assertThat(launch(only(first), CPU).steadyNanos()).isNotEmpty();
    assertThat(struck()).contains("instrumentation-death");
  }

  @Test
  void aDroppedConnectionAndARestartAreSurvived() throws Exception {
    first.faults().arm("drop@push=*.tflite");
    first.faults().arm("reboot:1@job=measuring/*");

    assertThat(launch(only(first), CPU).steadyNanos()).isNotEmpty();
    assertThat(struck()).contains("drop@push", "reboot");
  }

  @Test
  void aRestartedAdbAndServerAreSurvived() throws Exception {
    Timed work = new Timed(STUDENT);
    try (PhonePool pool = PhonePool.open(only(first))) {
      lab.server().kill();
      lab.adb().restart();
      lab.server().restart();
      pool.run(List.of(new PhoneLane(GROUP, CPU, List.of(work))));
    }
    assertThat(work.results.get(0).steadyNanos()).isNotEmpty();
  }

  @Test
  void anAppThatCrashesOnceIsStartedAgain() throws Exception {
    first.faults().arm("app-crash@job=measuring/*");

    assertThat(launch(only(first), CPU).steadyNanos()).isNotEmpty();
  }

  @Test
  void anAppThatAlwaysCrashesFailsWithThePhonesLastLines() throws Exception {
    first.faults().arm("app-crash@job=measuring/*#20");

    LaunchResult result = launch(only(first), CPU);

    assertThat(result.validity().kind()).isEqualTo(Validity.Kind.FAILED);
    assertThat(result.validity().reason()).contains("3 attempts", "last lines", "has died");
  }

  @Test
  void aResultThatArrivesCutIsFetchedAgain() throws Exception {
    first.faults().arm("truncated-result@pull=*samples.csv");

    assertThat(launch(only(first), CPU).steadyNanos()).isNotEmpty();
    assertThat(struck()).contains("truncated-result");
  }

  @Test
  void workMovesFromAFullPhoneToAnotherOfItsModel() throws Exception {
    Timed work = new Timed(STUDENT);
    Timed more = new Timed(STUDENT);
    try (PhonePool pool = PhonePool.open(settings(PhoneQuery.ALL))) {
      first.faults().arm("storage-full");
      pool.run(
          List.of(
              new PhoneLane(GROUP, CPU, List.of(work)), new PhoneLane(GROUP, GPU, List.of(more))));
      assertThat(pool.quarantined()).singleElement().asString().contains(first.udid(), "room left");
    }
    assertThat(work.results.get(0).steadyNanos()).isNotEmpty();
    assertThat(more.results.get(0).steadyNanos()).isNotEmpty();
  }

  @Test
  void aPhoneThatStaysAwayIsQuarantinedAndItsWorkGivenUp() throws Exception {
    Timed work = new Timed(STUDENT);
    try (PhonePool pool = PhonePool.open(only(second))) {
      second.faults().arm("unplug@job=measuring/*");
      pool.run(List.of(new PhoneLane(GROUP, CPU, List.of(work))));
      assertThat(pool.quarantined()).singleElement().asString().contains("lost 3 times in a row");
    }
    assertThat(work.results).isEmpty();
    assertThat(work.givenUp).singleElement().asString().contains("no phone of this model is left");
  }

  @Test
  void withoutAdbAllGoesThroughTheServer() throws Exception {
    PhoneQuery query = new PhoneQuery(List.of(first.udid()), List.of(), List.of(), List.of());

    LaunchResult result = launch(FarmLab.settings(lab, folder.resolve("locks"), query, false), CPU);

    assertThat(result.steadyNanos()).isNotEmpty();
  }

  @Test
  void phonesThatAreNotMeantAreLeftAlone() {
    PhoneQuery others = new PhoneQuery(List.of(), List.of("Galaxy S99"), List.of(), List.of());

    assertThatThrownBy(() -> PhonePool.open(settings(others)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("no phone that is meant", "devices.appium.pool", "doctor");
  }
}
