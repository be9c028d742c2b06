package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.common.Validity.Kind;
import dev.understudy.farm.Device;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LoadWindow;
import dev.understudy.farm.SustainedRun;
import dev.understudy.farm.SustainedRun.DeviceState;
import dev.understudy.farm.SustainedSummary;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.Thermal;
import dev.understudy.phone.SimulatedPhone;
import dev.understudy.phone.lab.PhoneLab;
import dev.understudy.phone.system.PhoneModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sustained loads on a simulated phone behind the real Appium server. */
class SustainedPhoneTests {
  private static final Duration TIME = Duration.ofSeconds(6);
  private static final DelegateChoice CPU = new DelegateChoice(DelegateKind.CPU_XNNPACK, false, 1);
  private static final DelegateChoice GPU = new DelegateChoice(DelegateKind.GPU, true, 1);

  @TempDir static Path folder;
  private static PhoneLab lab;
  private static SimulatedPhone phone;

  @BeforeAll
  static void plugIn() throws Exception {
    lab = PhoneLab.open(folder);
    phone = lab.add(PhoneModel.pixel7());
  }

  @AfterEach
  void heal() throws Exception {
    phone.faults().clear();
    phone.plug();
    lab.adb().connect(phone.udid());
  }

  @AfterAll
  static void unplug() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  /** Loads the demo's student, and hears how far it is. */
  private static final class Load implements PhoneLane.Work {
    private final GeneratorSpec spec;
    private final List<Duration> told = new ArrayList<>();
    private SustainedRun result = SustainedRun.without(Validity.MEASURED);

    Load(String format) {
      this.spec = FarmLab.demo("student", format);
    }

    @Override
    public void run(Device device) {
      result = device.sustain(spec, TIME, told::add);
    }

    @Override
    public void giveUp(String why) {
      throw new AssertionError(why);
    }
  }

  private static Load load(DelegateChoice choice, String format) throws Exception {
    Load load = new Load(format);
    PhoneSettings settings = FarmLab.settings(lab, folder.resolve("locks"), PhoneQuery.ALL, true);
    try (PhonePool pool = PhonePool.open(settings)) {
      String group = pool.groups().get(0).id();
      pool.run(List.of(new PhoneLane(group, choice, List.of(load))));
    }
    return load;
  }

  private static SustainedRun load() throws Exception {
    return load(CPU, "tflite").result;
  }

  private static SustainedSummary summary(SustainedRun load) {
    return SustainedSummary.of(load, TIME, 1_000);
  }

  @Test
  void runsOfAllTheTimeAreAnchoredToThePhonesStates() throws Exception {
    Load load = load(CPU, "tflite");
    SustainedRun result = load.result;

    assertThat(result.launch().validity().kind()).isEqualTo(Kind.SIMULATED);
    assertThat(result.launch().warmUpNanos()).isEmpty();
    assertThat(result.launch().conditions())
        .anyMatch(c -> c.contains("simulated phone"))
        .contains("thermal none", "battery 87 % to 87 %");
    assertThat(result.states()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(result.states().get(0)).isEqualTo(new DeviceState(0, 0, Thermal.NONE, 87, 29.1));
    assertThat(result.states()).extracting(DeviceState::atMillis).isSorted();
    DeviceState after = result.states().get(result.states().size() - 1);
    assertThat(after.runs()).isEqualTo(result.launch().steadyNanos().size());
    assertThat(after.atMillis()).isGreaterThanOrEqualTo(TIME.toMillis());
    List<LoadWindow> windows = summary(result).windows();
    assertThat(windows.get(windows.size() - 1).end()).isBetween(5.0, after.atMillis() / 1e3);
    assertThat(windows).allSatisfy(w -> assertThat(w.thermal()).isEqualTo(Thermal.NONE));
    assertThat(load.told).isNotEmpty().isSorted();
    assertThat(load.told).allSatisfy(t -> assertThat(t).isLessThanOrEqualTo(TIME));
    assertThat(phone.log().refusals()).isEmpty();
  }

  @Test
  void heatThatTheLoadMakesIsAFigureAndAHotBeginningAVerdict() throws Exception {
    phone.faults().arm("thermal:3@job=measuring/*");

    SustainedRun heating = load();

    assertThat(heating.launch().validity().kind()).isEqualTo(Kind.SIMULATED);
    assertThat(heating.launch().conditions()).contains("thermal severe");
    List<LoadWindow> windows = summary(heating).windows();
    assertThat(windows.get(0).thermal()).isEqualTo(Thermal.NONE);
    assertThat(windows.get(windows.size() - 1).thermal()).isEqualTo(Thermal.SEVERE);

    SustainedRun hot = load();

    assertThat(hot.launch().validity().kind()).isEqualTo(Kind.THROTTLED);
    assertThat(hot.launch().validity().reason())
        .isEqualTo("its thermal status is severe (before): it began hot");
    assertThat(hot.launch().steadyNanos()).isNotEmpty();
  }

  @Test
  void aSlowdownShowsInTheFigures() throws Exception {
    // A factor that no other work on this machine makes, in the middle of the load.
    phone.faults().arm("slowdown:5,3@job=measuring/*");

    SustainedRun load = load();

    assertThat(phone.faults().struck()).anyMatch(f -> f.startsWith("slowdown:5.0,3.0"));
    Measurement slowdown = summary(load).measurements().get(1);
    assertThat(slowdown.value()).isGreaterThan(2.5);
    assertThat(summary(load).measurements().get(2).value()).isBetween(0.1, 5.0);
    assertThat(load.launch().validity().kind())
        .as("a slower fixed piece of work is what heat does")
        .isEqualTo(Kind.SIMULATED);
  }

  @Test
  void whatIsNotHeatIsJudgedAsEver() throws Exception {
    phone.faults().arm("battery:20@job=measuring/*");
    SustainedRun drained = load();
    assertThat(drained.launch().validity().kind()).isEqualTo(Kind.THROTTLED);
    assertThat(drained.launch().validity().reason()).contains("its battery is at 20 %");

    phone.faults().clear();
    phone.faults().arm("gpu-fallback");
    assertThat(load(GPU, "tflite").result.launch().validity().kind())
        .isEqualTo(Kind.DELEGATE_FALLBACK);

    assertThat(load(CPU, "onnx").result.launch().validity().kind()).isEqualTo(Kind.UNSUPPORTED);
  }

  @Test
  void aLoadWhoseSessionBreaksIsFoundAgainAndOneThatCrashesIsPutOnAnew() throws Exception {
    phone.faults().arm("instrumentation-death@job=measuring/*");
    SustainedRun found = load();
    assertThat(phone.faults().struck()).anyMatch(f -> f.contains("instrumentation-death"));
    assertThat(found.states().get(found.states().size() - 1).atMillis())
        .isGreaterThanOrEqualTo(TIME.toMillis());

    phone.faults().arm("app-crash@job=measuring/*");
    SustainedRun anew = load();
    assertThat(anew.states().get(anew.states().size() - 1).atMillis())
        .isGreaterThanOrEqualTo(TIME.toMillis());
  }
}
