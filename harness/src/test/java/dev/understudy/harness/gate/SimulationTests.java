package dev.understudy.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.harness.experiment.PolicyFiles;
import dev.understudy.harness.gate.Nights.Noise;
import dev.understudy.harness.gate.Nights.Slowdown;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How often the whole gate, with its defaults, is wrong: by simulated nights, seeds fixed. */
class SimulationTests {
  private static final int NIGHTS = 1000;
  private static final int SLOW_NIGHTS = 400;
  private static final Configuration STUDENT = new Configuration("student", "local", "tflite");
  private static final Slowdown TENTH = new Slowdown(STUDENT, 1.1);

  @Test
  void noiseAloneRaisesAFalseAlarmInOnePercentOfNightsAtMost() {
    double single = falseAlarms("one run", Noise.REALISTIC, false);
    double window = falseAlarms("last:10", Noise.REALISTIC, true);
    double phone = falseAlarms("last:10, a phone", Noise.PHONE, true);

    assertThat(single).isLessThanOrEqualTo(0.01);
    assertThat(window).isLessThanOrEqualTo(0.01);
    assertThat(phone).as("where launches differ by 3 %").isLessThanOrEqualTo(0.02);
  }

  @Test
  void aTenthSlowerIsCaughtInNinetyFivePercentOfNightsAtLeast() {
    double single = caught("one run", Noise.REALISTIC, false);
    double window = caught("last:10", Noise.REALISTIC, true);

    assertThat(single).isGreaterThanOrEqualTo(0.95);
    assertThat(window).isGreaterThanOrEqualTo(0.95);
  }

  private static double falseAlarms(String baseline, Noise noise, boolean isWindow) {
    Nights nights = new Nights(1, noise);
    Map<String, Integer> rules = new TreeMap<>();
    int alarms = 0;
    Deque<GateRun> past = new ArrayDeque<>();
    for (int i = 0; i < NIGHTS; i++) {
      List<Finding> regressions =
          judge(nights, past, Slowdown.NONE, isWindow).with(Verdict.REGRESSION);
      alarms += regressions.isEmpty() ? 0 : 1;
      regressions.forEach(f -> rules.merge(f.key().measure(), 1, Integer::sum));
    }
    double share = (double) alarms / NIGHTS;
    System.out.printf(
        "gate against %s: false alarm in %.1f %% of %d nights of noise %s%n",
        baseline, 100 * share, NIGHTS, rules);
    return share;
  }

  private static double caught(String baseline, Noise noise, boolean isWindow) {
    Nights nights = new Nights(2, noise);
    int caught = 0;
    Deque<GateRun> past = new ArrayDeque<>();
    for (int i = 0; i < SLOW_NIGHTS; i++) {
      past.clear();
      caught +=
          judge(nights, past, TENTH, isWindow).with(Verdict.REGRESSION).stream()
                  .anyMatch(
                      f ->
                          f.key().measure().equals("latency-p50")
                              && f.key().subject().equals("student")
                              && "tflite".equals(f.key().runtime()))
              ? 1
              : 0;
    }
    double share = (double) caught / SLOW_NIGHTS;
    System.out.printf(
        "gate against %s: a true +10 %% caught in %.1f %% of %d nights%n",
        baseline, 100 * share, SLOW_NIGHTS);
    return share;
  }

  /** A night against the ones before it, which are made where there are too few. */
  private static GateReport judge(
      Nights nights, Deque<GateRun> past, Slowdown slowdown, boolean isWindow) {
    int runs = isWindow ? 10 : 1;
    while (past.size() < runs) {
      past.addLast(nights.next(Slowdown.NONE));
    }
    GateRun now = nights.next(slowdown);
    List<GateRun> window = new ArrayList<>(past);
    GateReport report =
        Gate.judge(now, new Baseline("past", isWindow, window), PolicyFiles.defaults());
    past.removeFirst();
    past.addLast(now);
    return report;
  }
}
