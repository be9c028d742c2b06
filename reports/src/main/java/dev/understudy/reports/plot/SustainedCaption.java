package dev.understudy.reports.plot;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.reports.OnDevices.SustainedLoad;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Phrases;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What sustained loads came to, in words. */
final class SustainedCaption {
  private static final String SLOWDOWN = "sustained-slowdown";
  private static final String ONSET = "sustained-onset";
  private static final String END = "sustained-p50";

  private final RunView view;

  SustainedCaption(RunView view) {
    this.view = view;
  }

  /** A line for each runtime and subject. */
  String of(Map<String, List<Course>> runtimes) {
    List<String> lines = new ArrayList<>();
    runtimes.forEach(
        (runtime, courses) ->
            courses.forEach(c -> lines.add(Names.visible(runtime) + ": " + clause(c) + ".")));
    return String.join("\n", lines);
  }

  private String clause(Course course) {
    SustainedLoad load = course.load();
    Optional<Measurement> slowdown =
        value(load, SLOWDOWN).filter(m -> Double.isFinite(m.value()) && m.value() > 0);
    StringBuilder clause = new StringBuilder(Names.visible(load.subject())).append(' ');
    if (slowdown.isEmpty()) {
      clause.append("took ").append(Figures.plain(course.first().medianMs()));
      clause.append(" ms at first and ").append(Figures.plain(course.last().medianMs()));
      clause.append(" ms at last");
    } else {
      clause.append("ended at ").append(Figures.plain(slowdown.get().value()));
      clause.append("× its first latency");
      value(load, END)
          .filter(m -> Double.isFinite(m.value()))
          .ifPresent(m -> clause.append(" (").append(Figures.plain(m.value())).append(" ms)"));
      value(load, ONSET).ifPresent(m -> clause.append(", ").append(onset(m)));
    }
    heat(course, clause);
    slowdown
        .map(Measurement::validity)
        .filter(v -> !v.isMeasured())
        .ifPresent(v -> clause.append(" (").append(Phrases.word(v.kind())).append(')'));
    return clause.toString();
  }

  private static String onset(Measurement onset) {
    if (Double.isFinite(onset.value())) {
      return "more than 10 % slower from " + Figures.trimmed(onset.value()) + " s on";
    }
    boolean never = onset.validity().kind() == Validity.Kind.NOT_AVAILABLE;
    return never && onset.validity().reason().isBlank()
        ? "did not slow down by more than 10 %"
        : Phrases.describe(onset.validity());
  }

  /** When it got warm, and how. */
  private static void heat(Course course, StringBuilder clause) {
    List<String> changes = new ArrayList<>();
    int level = 0;
    for (Course.Heat heat : course.heats()) {
      if (heat.level() > level) {
        level = heat.level();
        changes.add(heat.status() + " from " + Figures.trimmed(60 * heat.from()) + " s on");
      }
    }
    if (!changes.isEmpty()) {
      clause.append(", thermal status ").append(String.join(", ", changes));
    }
  }

  private Optional<Measurement> value(SustainedLoad load, String measure) {
    return view.measure(measure)
        .flatMap(m -> view.value(load.subject(), m, new Place(load.device(), load.runtime())));
  }
}
