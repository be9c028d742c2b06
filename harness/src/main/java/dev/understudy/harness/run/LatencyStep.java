package dev.understudy.harness.run;

import static dev.understudy.farm.Defaults.REAL_TIME;

import dev.understudy.common.Circumstances;
import dev.understudy.common.Measurement;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LatencyComparison;
import dev.understudy.farm.LatencySummary;
import dev.understudy.farm.LaunchResult;
import dev.understudy.farm.LocalDevice;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.reports.Role;
import dev.understudy.reports.RunRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums the launches of one device and runtime up, and holds students against the teacher. */
final class LatencyStep implements Step {
  private static final String MEDIAN = "latency-p50";

  private final String device;
  private final LatencyPlan plan;
  private final String runtime;
  private final List<LaunchStep> launches;
  private final Map<Contestant, Calls> calls = new HashMap<>();

  /** All launches of this device and runtime, of all contestants. */
  LatencyStep(String device, LatencyPlan plan, String runtime, List<LaunchStep> launches) {
    this.device = device;
    this.plan = plan;
    this.runtime = runtime;
    this.launches = List.copyOf(launches);
  }

  @Override
  public String id() {
    return "latency/" + device + "/" + runtime;
  }

  @Override
  public String contentHash() {
    return Hashes.of("latency", launches.stream().map(LaunchStep::contentHash).sorted().toList());
  }

  @Override
  public long work() {
    return 1;
  }

  @Override
  public Fragment execute(Progress progress) {
    FragmentBuilder out = new FragmentBuilder();
    List<Contestant> contestants =
        launches.stream().map(LaunchStep::contestant).distinct().toList();
    int cores = java.lang.Runtime.getRuntime().availableProcessors();
    for (Contestant contestant : contestants) {
      LatencySummary.of(of(contestant), plan, cores)
          .forEach(
              m ->
                  out.row(
                      contestant.name(), device, runtime, called(contestant, how(contestant, m))));
    }
    for (Contestant teacher : withRole(contestants, Role.TEACHER)) {
      for (Contestant student : withRole(contestants, Role.STUDENT)) {
        compare(teacher, student, out);
      }
    }
    progress.advance(1);
    return out.build();
  }

  private void compare(Contestant teacher, Contestant student, FragmentBuilder out) {
    LatencyComparison c = LatencyComparison.of(of(teacher), of(student));
    out.comparison(
        new RunRecord.Comparison(
            MEDIAN,
            device,
            runtime,
            teacher.name(),
            student.name(),
            c.difference(),
            c.ratio(),
            c.pValue(),
            c.test()));
    if (!calls(teacher).equals(calls(student))) {
      out.warning(
          "on "
              + device
              + "/"
              + runtime
              + " a call of "
              + teacher.name()
              + " makes "
              + calls(teacher).made()
              + " and one of "
              + student.name()
              + " "
              + calls(student).made()
              + ": the comparison of their latencies is not one per picture");
    }
    // Where a side has no samples there is nothing to agree on.
    if (c.pValue() != null && !c.signAgrees()) {
      out.warning(
          "the launches on "
              + device
              + "/"
              + runtime
              + " do not agree on whether "
              + student.name()
              + " or "
              + teacher.name()
              + " is faster");
    }
  }

  /** How the runtime was set, and what the device said of itself, is part of what was measured. */
  private Measurement how(Contestant contestant, Measurement m) {
    List<String> parts = new ArrayList<>();
    launches.stream()
        .filter(step -> step.contestant().equals(contestant))
        .map(LaunchStep::how)
        .forEach(parts::add);
    of(contestant).forEach(launch -> parts.addAll(launch.conditions()));
    if (m.measure().equals(MEDIAN) && m.value() <= REAL_TIME.toMillis()) {
      parts.add(Circumstances.realTime(REAL_TIME.toMillis()));
    }
    return Protocols.with(m, parts);
  }

  @Override
  public boolean isSettled() {
    return launches.stream().allMatch(LaunchStep::isSettled);
  }

  /** Loading a model and the memory it takes are not divided among pictures. */
  private Measurement called(Contestant contestant, Measurement m) {
    boolean isTime = m.measure().startsWith("latency-") && !m.measure().equals("latency-load");
    return isTime ? calls(contestant).of(m) : m;
  }

  private Calls calls(Contestant contestant) {
    return calls.computeIfAbsent(contestant, c -> new Calls(LocalDevice.picturesPerCall(spec(c))));
  }

  private GeneratorSpec spec(Contestant contestant) {
    return launches.stream()
        .filter(step -> step.contestant().equals(contestant))
        .map(LaunchStep::spec)
        .findFirst()
        .orElseThrow();
  }

  private List<LaunchResult> of(Contestant contestant) {
    return launches.stream()
        .filter(step -> step.contestant().equals(contestant))
        .map(LaunchStep::result)
        .sorted(java.util.Comparator.comparingInt(LaunchResult::launch))
        .toList();
  }

  private static List<Contestant> withRole(List<Contestant> contestants, Role role) {
    return contestants.stream().filter(c -> c.role() == role).toList();
  }
}
