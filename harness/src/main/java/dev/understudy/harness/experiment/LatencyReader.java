package dev.understudy.harness.experiment;

import dev.understudy.measuring.LatencyPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how long to time: a plan by name, or a plan with figures of one's own. */
final class LatencyReader {
  private final YamlDocument document;
  private final Problems problems;

  LatencyReader(YamlDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  LatencyPlan read(Value latency) {
    LatencyPlan plan = Defaults.plan(latency.text(latency.at("plan").text(Defaults.LATENCY)));
    try {
      LatencyPlan own = withFigures(plan.name(), plan, latency);
      return own.equals(plan) ? plan : withFigures("custom", plan, latency);
    } catch (IllegalArgumentException e) {
      if (!problems.isDoubtful(latency.path())) {
        tell(latency, plan, e);
      }
      return plan;
    }
  }

  private void tell(Value latency, LatencyPlan plan, IllegalArgumentException e) {
    Value field =
        Stream.of("max-time", "min-time")
            .map(latency::at)
            .filter(Value::isGiven)
            .findFirst()
            .orElse(latency);
    problems.add(
        document.position(field.path()),
        field.path(),
        Optional.ofNullable(e.getMessage()).orElse("the figures do not go together"),
        "figures that go together; plan "
            + Quote.of(plan.name())
            + " has min-time "
            + seconds(plan.minTime())
            + " and max-time "
            + seconds(plan.maxTime()),
        "set both min-time and max-time, the longer last");
  }

  private static LatencyPlan withFigures(String name, LatencyPlan plan, Value own) {
    return new LatencyPlan(
        name,
        own.at("launches").whole(plan.launches()),
        own.at("warm-up-runs").whole(plan.warmUpRuns()),
        time(own.at("max-warm-up"), plan.maxWarmUp()),
        own.at("stability").number(plan.stability()),
        own.at("min-runs").whole(plan.minRuns()),
        time(own.at("min-time"), plan.minTime()),
        time(own.at("max-time"), plan.maxTime()),
        own.at("half-width").number(plan.halfWidth()));
  }

  private static Duration time(Value value, Duration otherwise) {
    return Times.parse(value.text("")).orElse(otherwise);
  }

  private static String seconds(Duration time) {
    return time.toSeconds() + "s";
  }
}
