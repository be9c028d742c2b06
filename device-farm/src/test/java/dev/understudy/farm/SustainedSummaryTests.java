package dev.understudy.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.common.Validity.Kind;
import dev.understudy.measuring.job.Thermal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SustainedSummaryTests {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private static final int SIMULATIONS = 2000;

  private static SustainedSummary summary(Duration time, DoubleUnaryOperator millis) {
    return SustainedSummary.of(Loads.of(time.toNanos() / 1e9, millis), time, 4);
  }

  private static Measurement p50(SustainedSummary s) {
    return s.measurements().get(0);
  }

  private static Measurement slowdown(SustainedSummary s) {
    return s.measurements().get(1);
  }

  private static Measurement onset(SustainedSummary s) {
    return s.measurements().get(2);
  }

  private static ConfidenceInterval interval(Measurement m) {
    return Objects.requireNonNull(m.interval());
  }

  /** Some percent up and down, in no order. */
  private static double scatter(Random random) {
    return Math.exp(0.05 * random.nextGaussian());
  }

  @Test
  void aSteadyLoadDoesNotSlowDown() {
    SustainedSummary s = summary(FIVE_MINUTES, t -> 20);

    assertThat(s.windows()).hasSize(60);
    assertThat(s.windows().get(3).start()).isEqualTo(15);
    assertThat(s.windows().get(3).end()).isEqualTo(20);
    assertThat(s.windows()).allSatisfy(w -> assertThat(w.medianMillis()).isEqualTo(20));
    assertThat(s.windows()).allSatisfy(w -> assertThat(w.runs()).isBetween(249, 251));
    assertThat(s.windows()).allSatisfy(w -> assertThat(w.thermal()).isEqualTo(Thermal.UNKNOWN));
    assertThat(p50(s).measure()).isEqualTo("sustained-p50");
    assertThat(p50(s).value()).isEqualTo(20);
    assertThat(p50(s).unit()).isEqualTo(Unit.MILLISECONDS);
    assertThat(p50(s).n()).isBetween(2999L, 3001L);
    assertThat(interval(p50(s)).halfWidth()).isZero();
    assertThat(slowdown(s).value()).isEqualTo(1);
    assertThat(slowdown(s).protocol())
        .isEqualTo(
            "batch 1, one process without a pause for 300 s, windows of 5 s; last 60 s over first"
                + " 60 s, medians of windows' medians; interval: both medians' at 97.5 % each, so"
                + " that the ratio's holds at least 95 %");
    assertThat(onset(s).value()).isNaN();
    assertThat(onset(s).unit()).isEqualTo(Unit.SECONDS);
    assertThat(onset(s).validity())
        .isEqualTo(Validity.of(Kind.NOT_AVAILABLE, "did not slow down by more than 10 % in 300 s"));
  }

  @Test
  void aStepShowsWhereItWasMade() {
    Random random = new Random(1);
    SustainedSummary s = summary(FIVE_MINUTES, t -> scatter(random) * (t < 130 ? 20 : 30));

    assertThat(p50(s).value()).isCloseTo(30, within(0.3));
    assertThat(slowdown(s).value()).isCloseTo(1.5, within(0.02));
    assertThat(interval(slowdown(s)).contains(1.5)).isTrue();
    assertThat(interval(slowdown(s)).level()).isCloseTo(0.95, within(1e-12));
    assertThat(onset(s).value()).isEqualTo(130);
    assertThat(onset(s).interval()).isNull();
  }

  @Test
  void aRampShowsWhereItPassedATenth() {
    // The first minute's windows lie about 20.6 on average: a tenth more is passed in window 22.
    SustainedSummary s = summary(FIVE_MINUTES, t -> 20 * (1 + t / 1000));

    double level = 20 * 1.030;
    assertThat(slowdown(s).value()).isCloseTo(20 * 1.27 / level, within(0.002));
    double passed = (level * 1.1 / 20 - 1) * 1000;
    assertThat(onset(s).value()).isCloseTo(passed, within(5.0));
  }

  @Test
  void twoSlowWindowsAreNoSlowdown() {
    SustainedSummary two = summary(FIVE_MINUTES, t -> t >= 100 && t < 110 ? 40 : 20);
    SustainedSummary three = summary(FIVE_MINUTES, t -> t >= 100 && t < 115.1 ? 40 : 20);

    assertThat(onset(two).value()).isNaN();
    assertThat(onset(three).value()).isEqualTo(100);
    assertThat(slowdown(three).value()).isEqualTo(1);
  }

  @Test
  void nearlyATenthIsNoSlowdown() {
    assertThat(onset(summary(FIVE_MINUTES, t -> t < 100 ? 20 : 21.9)).value()).isNaN();
    assertThat(onset(summary(FIVE_MINUTES, t -> t < 100 ? 20 : 22.1)).value()).isEqualTo(100);
  }

  @Test
  void aShortLoadIsCutIntoThirds() {
    Duration time = Duration.ofSeconds(9);
    SustainedSummary s = summary(time, t -> t < 3 ? 10 : 20);

    assertThat(s.windows()).hasSize(36);
    assertThat(slowdown(s).value()).isEqualTo(2);
    assertThat(slowdown(s).protocol()).contains("windows of 0.25 s; last 3 s over first 3 s");
    assertThat(onset(s).value()).isEqualTo(3);
  }

  @Test
  void aTimeThatIsNoMultipleOfWindowsLengthensTheLastOne() {
    SustainedSummary s = summary(Duration.ofMillis(252_400), t -> 20);

    assertThat(s.windows()).hasSize(50);
    assertThat(s.windows().get(49).start()).isEqualTo(245);
    assertThat(s.windows().get(49).end()).isCloseTo(252.4, within(0.03));
  }

  @Test
  void runsLongerThanAWindowLeaveWindowsOut() {
    SustainedSummary s = summary(FIVE_MINUTES, t -> t < 60 ? 8_000 : 12_000);

    // Runs end at 8, 16, … 64, then every 12 s until 304.
    assertThat(s.windows()).hasSize(28);
    assertThat(s.windows()).allSatisfy(w -> assertThat(w.runs()).isEqualTo(1));
    assertThat(s.windows().get(0).start()).isEqualTo(5);
    assertThat(p50(s).value()).isEqualTo(12_000);
    assertThat(p50(s).n()).isEqualTo(5);
    assertThat(p50(s).interval()).as("five windows cannot hold a median at 95 %").isNull();
    assertThat(p50(s).warnings())
        .containsExactly("Runs ended in 5 windows only: too few for an interval.");
    assertThat(slowdown(s).value()).isEqualTo(1.5);
    assertThat(slowdown(s).interval()).isNull();
    assertThat(onset(s).value()).isEqualTo(75);
  }

  @Test
  void aRunLongerThanAPartLeavesNothingToCompareWith() {
    SustainedSummary s = summary(FIVE_MINUTES, t -> 70_000);

    assertThat(p50(s).value()).isEqualTo(70_000);
    assertThat(slowdown(s).validity())
        .isEqualTo(Validity.of(Kind.NOT_AVAILABLE, "no run ended in the first 60 s"));
    assertThat(onset(s).validity()).isEqualTo(slowdown(s).validity());
  }

  @Test
  void timesThatCannotBeBreakNothing() {
    for (long nanos : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      LaunchResult launch =
          new LaunchResult(
              0, 1, 1, List.of(), List.of(1_000L, nanos, nanos, 5L), 1, 1, Validity.MEASURED);
      SustainedSummary s =
          SustainedSummary.of(
              new SustainedRun(launch, List.of(Loads.state(-5, 2, Thermal.NONE))),
              Duration.ofSeconds(3),
              4);
      assertThat(s.measurements()).hasSize(3);
    }
  }

  @Test
  void aLoadThatMeasuredNothingSaysWhy() {
    Validity lost = Validity.of(Kind.DEVICE_LOST, "the cable");
    assertThat(SustainedSummary.of(SustainedRun.without(lost), FIVE_MINUTES, 4).measurements())
        .hasSize(3)
        .allSatisfy(m -> assertThat(m.validity()).isEqualTo(lost));

    assertThat(
            SustainedSummary.of(SustainedRun.without(Validity.MEASURED), FIVE_MINUTES, 4)
                .measurements())
        .allSatisfy(
            m -> assertThat(m.validity()).isEqualTo(Validity.of(Kind.FAILED, "no run was timed")));
  }

  @Test
  void theVerdictIsThatOfAllFiguresAndABusyMachineIsTold() {
    Validity hot = Validity.of(Kind.THROTTLED, "it began hot");
    SustainedRun load = Loads.with(Loads.of(300, t -> t < 150 ? 20 : 30), hot, 5);

    assertThat(SustainedSummary.of(load, FIVE_MINUTES, 4).measurements())
        .allSatisfy(m -> assertThat(m.validity()).isEqualTo(hot))
        .allSatisfy(m -> assertThat(m.value()).isNotNaN())
        .allSatisfy(
            m -> assertThat(m.warnings()).singleElement().asString().contains("was 5.0 on 4"));
  }

  @Test
  void windowsHaveTheWorstThermalStatusWithin() {
    SustainedRun load =
        Loads.with(
            Loads.of(300, t -> 20),
            Loads.state(0, 0, Thermal.NONE),
            Loads.state(12, 600, Thermal.MODERATE),
            Loads.state(13, 650, Thermal.LIGHT),
            Loads.state(100, 5000, Thermal.NONE),
            Loads.state(200, 10_000, Thermal.UNKNOWN));

    SustainedSummary s = SustainedSummary.of(load, FIVE_MINUTES, 4);

    assertThat(s.windows().subList(0, 4))
        .extracting(LoadWindow::thermal)
        .containsExactly(Thermal.NONE, Thermal.NONE, Thermal.MODERATE, Thermal.LIGHT);
    assertThat(s.windows().get(19).thermal()).isEqualTo(Thermal.LIGHT);
    assertThat(s.windows().get(20).thermal()).isEqualTo(Thermal.NONE);
    assertThat(s.windows().get(50).thermal()).isEqualTo(Thermal.UNKNOWN);
  }

  /** What the intervals promise: of windows that are independent, at least 95 %. */
  @Test
  void intervalsHoldTheTruthAtLeastAsOftenAsTheySay() {
    Random random = new Random(42);
    Duration time = Duration.ofSeconds(36);
    int p50s = 0;
    int slowdowns = 0;
    double widest = 0;
    for (int i = 0; i < SIMULATIONS; i++) {
      // Some 45 runs a window, each with its own level, as windows on a restless phone have.
      double[] level = new double[37];
      java.util.Arrays.setAll(level, k -> scatter(random) * (k < 24 ? 20 : 26));
      SustainedSummary s = summary(time, t -> level[(int) t] * scatter(random));
      p50s += interval(p50(s)).contains(26) ? 1 : 0;
      slowdowns += interval(slowdown(s)).contains(1.3) ? 1 : 0;
      widest = Math.max(widest, interval(slowdown(s)).halfWidth());
    }
    assertThat((double) p50s / SIMULATIONS).isBetween(0.945, 0.985);
    assertThat((double) slowdowns / SIMULATIONS).isGreaterThanOrEqualTo(0.97);
    assertThat(widest).as("and yet they say something").isLessThan(0.25);
  }
}
