package dev.understudy.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.common.Validity.Kind;
import dev.understudy.measuring.LatencyPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencySummaryTests {
  @Test
  void hasEveryFigureInOrder() {
    List<Measurement> all = LatencySummary.of(launches(64));
    assertThat(all)
        .extracting(Measurement::measure)
        .containsExactly(
            "latency-load",
            "latency-first",
            "latency-p50",
            "latency-p90",
            "latency-p95",
            "latency-p99",
            "peak-memory");
    Map<String, Measurement> by = byId(all);
    assertThat(get(by, "latency-load").value()).isCloseTo(50, within(1e-9));
    assertThat(get(by, "latency-first").value()).isCloseTo(9, within(1e-9));
    assertThat(get(by, "latency-first").n()).isEqualTo(3);
    Measurement p50 = get(by, "latency-p50");
    assertThat(p50.value()).isCloseTo(Math.cbrt(2.0 * 2.1 * 2.2), within(1e-9));
    assertThat(p50.n()).isEqualTo(192);
    assertThat(p50.interval()).matches(x -> x != null && x.method().contains("3 launches"));
    Measurement memory = get(by, "peak-memory");
    assertThat(memory.value()).isEqualTo(100);
    assertThat(memory.unit()).isEqualTo(Unit.BYTES);
    assertThat(all).allSatisfy(m -> assertThat(m.warnings()).isEmpty());
  }

  @Test
  void tailsAreQuantilesOfAllRuns() {
    double[] runs = IntStream.rangeClosed(1, 101).asDoubleStream().toArray();
    Map<String, Measurement> by = byId(LatencySummary.of(List.of(Launches.of(0, runs))));
    // numpy.percentile(range(1, 102), 90)
    assertThat(get(by, "latency-p90").value()).isCloseTo(91, within(1e-9));
    assertThat(get(by, "latency-p90").validity()).isEqualTo(Validity.MEASURED);
  }

  @ParameterizedTest
  @CsvSource({"21,0", "22,90", "43,90", "44,95", "220,95", "221,99"})
  void percentilesNeedSamples(int runsOfEachOfThree, int highest) {
    Map<String, Measurement> by = byId(LatencySummary.of(launches(runsOfEachOfThree)));
    for (int percentile : new int[] {90, 95, 99}) {
      Measurement m = get(by, "latency-p" + percentile);
      if (percentile <= highest) {
        assertThat(m.validity()).isEqualTo(Validity.MEASURED);
        assertThat(m.value()).isBetween(2.1, 2.3);
      } else {
        assertThat(m.value()).isNaN();
        assertThat(m.validity().kind()).isEqualTo(Kind.NOT_AVAILABLE);
        assertThat(m.validity().reason())
            .matches("n/a below \\d+ runs; there are " + 3 * runsOfEachOfThree);
      }
    }
  }

  @Test
  void oneLaunchHasTheIntervalOfItsRunsAndSaysSo() {
    double[] runs = IntStream.rangeClosed(1, 64).asDoubleStream().toArray();
    Measurement p50 = get(byId(LatencySummary.of(List.of(Launches.of(0, runs)))), "latency-p50");
    assertThat(p50.value()).isCloseTo(32.5, within(1e-9));
    ConfidenceInterval x = Objects.requireNonNull(p50.interval());
    // scipy.stats.binom.ppf(.025, 64, .5) = 24: order statistics 24 and 41
    assertThat(List.of(x.low(), x.high())).containsExactly(24.0, 41.0);
    assertThat(x.method()).contains("order statistics").contains("one launch");
    assertThat(p50.warnings()).singleElement().asString().contains("One launch only");
  }

  @Test
  void aFailedLaunchLeavesTheOthersStanding() {
    List<LaunchResult> two =
        List.of(
            Launches.around(0, 2, 64),
            Launches.failed(1, "exit code 7; its last lines:\nboom"),
            Launches.around(2, 2.2, 64));
    Measurement p50 = get(byId(LatencySummary.of(two, LatencyPlan.quick(), 2)), "latency-p50");
    assertThat(p50.validity()).isEqualTo(Validity.MEASURED);
    assertThat(p50.n()).isEqualTo(128);
    assertThat(p50.warnings()).containsExactly("Launch 1 is missing: exit code 7; its last lines:");
  }

  @Test
  void wereAllFailedThereIsNoFigureButEveryReason() {
    List<Measurement> all =
        LatencySummary.of(List.of(Launches.failed(0, "killed"), Launches.failed(1, "crashed")));
    assertThat(all).hasSize(7);
    assertThat(all)
        .allSatisfy(
            m -> {
              assertThat(m.value()).isNaN();
              assertThat(m.validity().kind()).isEqualTo(Kind.FAILED);
              assertThat(m.validity().reason()).contains("launch 0: killed", "launch 1: crashed");
            });
    List<LaunchResult> alike =
        List.of(
            Launches.failed(0, "lost"), Launches.failed(1, "crashed"), Launches.failed(2, "lost"));
    assertThat(LatencySummary.of(alike))
        .allSatisfy(
            m ->
                assertThat(m.validity().reason())
                    .isEqualTo("launches 0, 2: lost\nlaunch 1: crashed"));
    assertThat(LatencySummary.of(List.of()))
        .allSatisfy(m -> assertThat(m.validity().reason()).isEqualTo("there was no launch"));
  }

  @Test
  void aReasonThatAllLaunchesShareIsSaidOnce() {
    LaunchResult hot = Launches.failed(0, "hot");
    List<LaunchResult> all = List.of(hot, Launches.failed(1, "hot"), Launches.failed(2, "hot"));
    assertThat(LatencySummary.of(all).get(0).validity().reason()).isEqualTo("hot");

    List<LaunchResult> two = List.of(hot, Launches.failed(1, "cold"), Launches.failed(2, "hot"));
    assertThat(LatencySummary.of(two).get(0).validity().reason())
        .isEqualTo("launches 0, 2: hot\nlaunch 1: cold");
  }

  @Test
  void theWorstVerdictWins() {
    LaunchResult unstable =
        Launches.with(Launches.around(1, 2, 64), Validity.of(Kind.UNSTABLE, "never settled"), 0.5);
    Map<String, Measurement> by =
        byId(LatencySummary.of(List.of(Launches.around(0, 2, 64), unstable)));
    assertThat(get(by, "latency-p50").validity())
        .isEqualTo(Validity.of(Kind.UNSTABLE, "launch 1: never settled"));
    assertThat(get(by, "latency-p50").value()).isNotNaN();
    assertThat(get(by, "latency-p99").validity().kind()).isEqualTo(Kind.NOT_AVAILABLE);
  }

  @Test
  void warnsOfABusyMachineAndOfFewerLaunchesAndRunsThanPlanned() {
    LaunchResult busy = Launches.with(Launches.around(0, 2, 64), Validity.MEASURED, 2.75);
    LaunchResult few = Launches.around(1, 2, 12);
    Measurement p50 =
        get(byId(LatencySummary.of(List.of(busy, few), LatencyPlan.quick(), 2)), "latency-p50");
    assertThat(p50.warnings())
        .containsExactly(
            "Launch 1 ran out of time after 12 of 64 runs.",
            "Only 2 of 3 planned launches were made.",
            "The load average before a launch was 2.8 on 2 cores: other work may have slowed it.");
  }

  @Test
  void memoryThatIsNotToldIsNotAvailable() {
    LaunchResult launch = Launches.around(0, 2, 64);
    LaunchResult untold =
        new LaunchResult(0, 1, 1, List.of(), launch.steadyNanos(), -1, -1, Validity.MEASURED);
    assertThat(get(byId(LatencySummary.of(List.of(untold))), "peak-memory").validity().kind())
        .isEqualTo(Kind.NOT_AVAILABLE);
  }

  private static List<LaunchResult> launches(int runs) {
    return List.of(
        Launches.around(0, 2, runs), Launches.around(1, 2.1, runs), Launches.around(2, 2.2, runs));
  }

  private static Map<String, Measurement> byId(List<Measurement> all) {
    return all.stream().collect(Collectors.toMap(Measurement::measure, Function.identity()));
  }

  private static Measurement get(Map<String, Measurement> by, String id) {
    return Objects.requireNonNull(by.get(id));
  }
}
