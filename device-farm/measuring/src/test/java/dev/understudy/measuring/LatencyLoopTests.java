package dev.understudy.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class LatencyLoopTests {
  private static final long MS = 1_000_000;

  /** A clock that only an invocation moves, by a scripted latency. */
  private static final class Script implements Ticker, Runnable {
    private final IntToLongFunction latency;
    private long now = 12345;
    private int calls;
    private int readings;

    Script(IntToLongFunction latency) {
      this.latency = latency;
    }

    @Override
    public long nanos() {
      readings++;
      return now;
    }

    @Override
    public void run() {
      now += latency.applyAsLong(calls++);
    }
  }

  private static LatencyPlan plan(
      int warmUp, Duration maxWarmUp, int min, Duration minTime, Duration maxTime, double half) {
    return new LatencyPlan("test", 1, warmUp, maxWarmUp, 0.04, min, minTime, maxTime, half);
  }

  private static LaunchSamples run(Script script, LatencyPlan plan) {
    return new LatencyLoop(script, plan).run(script);
  }

  @Test
  void keepsFirstWarmUpAndSteadyApart() {
    Script script = new Script(i -> i == 0 ? 90 * MS : i <= 10 ? 10 * MS : 5 * MS);
    LaunchSamples s =
        run(script, plan(10, Duration.ofSeconds(8), 64, Duration.ZERO, Duration.ofSeconds(9), 0));
    assertThat(s.firstNanos()).isEqualTo(90 * MS);
    assertThat(s.warmUpNanos()).hasSize(10).containsOnly(10 * MS);
    assertThat(s.steadyNanos()).hasSize(64).containsOnly(5 * MS);
    assertThat(s.stable()).isTrue();
    assertThat(s.stop()).isEqualTo(StopReason.PLANNED);
  }

  @Test
  void itsListenerIsHeardBeforeEachRunAndOutsideTheTiming() {
    Script script = new Script(i -> 5 * MS);
    List<String> heard = new ArrayList<>();
    LaunchSamples s =
        new LatencyLoop(script, plan(10, Duration.ZERO, 3, Duration.ZERO, Duration.ofSeconds(9), 0))
            .run(
                script,
                (phase, runs) -> {
                  heard.add(phase + " " + runs);
                  script.now += 100 * MS;
                });
    assertThat(heard)
        .hasSize(13)
        .startsWith("WARM_UP 0")
        .contains("WARM_UP 9")
        .endsWith("STEADY 2");
    assertThat(s.warmUpNanos()).containsOnly(5 * MS);
    assertThat(s.steadyNanos()).containsOnly(5 * MS);
  }

  @Test
  void whatItsListenerThrowsEndsTheLoop() {
    Script script = new Script(i -> 5 * MS);
    assertThatThrownBy(
            () ->
                new LatencyLoop(script, LatencyPlan.quick())
                    .run(
                        script,
                        (phase, runs) -> {
                          if (runs == 4) {
                            throw new IllegalStateException("stop");
                          }
                        }))
        .hasMessage("stop");
    assertThat(script.calls).isEqualTo(5);
  }

  @Test
  void warmsUpUntilTheMovingAveragesAgree() {
    // Falls for 30 runs, then stays: the last 10 agree within 4 % only some runs after.
    Script script = new Script(i -> (i < 30 ? 100 - 3L * i : 10) * MS);
    LaunchSamples s =
        run(script, plan(10, Duration.ofSeconds(8), 4, Duration.ZERO, Duration.ofSeconds(9), 0));
    assertThat(s.stable()).isTrue();
    assertThat(s.warmUpNanos().length).isBetween(33, 40);
    assertThat(s.steadyNanos()).containsOnly(10 * MS);
  }

  @Test
  void aLatencyThatNeverSettlesIsUnstableAfterTheLongestWarmUp() {
    Script script = new Script(i -> (long) (MS * Math.pow(1.1, i)));
    LaunchSamples s =
        run(script, plan(10, Duration.ofMillis(800), 1, Duration.ZERO, Duration.ofDays(99), 0));
    assertThat(s.stable()).isFalse();
    assertThat(Arrays.stream(s.warmUpNanos()).sum()).isBetween(800 * MS, 1000 * MS);
  }

  @Test
  void measuresForTheShortestTimeWhenTheIntervalMayNotStopIt() {
    LaunchSamples s =
        run(
            new Script(i -> MS),
            plan(10, Duration.ofSeconds(1), 64, Duration.ofSeconds(2), Duration.ofSeconds(5), 0));
    assertThat(s.steadyNanos()).hasSize(2000);
    assertThat(s.stop()).isEqualTo(StopReason.PLANNED);
  }

  @Test
  void stopsEarlyOnceTheMedianIsSureButNeverBelowTheFewestRuns() {
    LaunchSamples s =
        run(
            new Script(i -> MS),
            plan(10, Duration.ofSeconds(1), 64, Duration.ofSeconds(2), Duration.ofSeconds(5), .02));
    assertThat(s.steadyNanos()).hasSize(64);
    assertThat(s.stop()).isEqualTo(StopReason.NARROW);
  }

  @Test
  void aWideSpreadIsMeasuredLonger() {
    Random random = new Random(4);
    LaunchSamples s =
        run(
            new Script(i -> (long) (MS * (1 + 3 * random.nextDouble()))),
            plan(
                10,
                Duration.ofSeconds(1),
                64,
                Duration.ofSeconds(60),
                Duration.ofSeconds(90),
                .02));
    assertThat(s.stop()).isEqualTo(StopReason.NARROW);
    assertThat(s.steadyNanos().length).isGreaterThan(300);
    double[] sorted = Arrays.stream(s.steadyNanos()).asDoubleStream().sorted().toArray();
    double[] interval = OrderStatistics.medianInterval(sorted, 0.95);
    assertThat(interval[1] - interval[0])
        .isLessThanOrEqualTo(2 * .02 * OrderStatistics.quantile(sorted, .5));
  }

  @Test
  void aSlowModelEndsAtTheLongestTime() {
    LaunchSamples s =
        run(
            new Script(i -> 1000 * MS),
            plan(1, Duration.ofSeconds(1), 64, Duration.ofSeconds(2), Duration.ofSeconds(5), .02));
    assertThat(s.steadyNanos()).hasSize(5);
    assertThat(s.stop()).isEqualTo(StopReason.OUT_OF_TIME);
  }

  @Test
  void readsTheClockTwiceAroundEachRunAndOnceBetween() {
    Script script = new Script(i -> MS);
    LaunchSamples s =
        run(script, plan(10, Duration.ofSeconds(1), 500, Duration.ZERO, Duration.ofSeconds(5), 0));
    int runs = 1 + s.warmUpNanos().length + s.steadyNanos().length;
    assertThat(script.calls).isEqualTo(runs);
    assertThat(script.readings).isEqualTo(2 * runs + s.steadyNanos().length + 2);
  }

  @Test
  void passesOnWhatTheInvocationThrows() {
    LatencyLoop loop = new LatencyLoop(Ticker.SYSTEM, LatencyPlan.quick());
    assertThatThrownBy(
            () ->
                loop.run(
                    () -> {
                      throw new IllegalStateException("out of memory");
                    }))
        .hasMessage("out of memory");
  }
}
