package dev.understudy.reports.paper;

import dev.understudy.common.Measurement;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of the run's measures fills a column, and a subject's value of it. */
final class Readings {
  private static final String PROTOCOL = "feature-network.protocol";

  private final RunView view;

  Readings(RunView view) {
    this.view = view;
  }

  /**
   * A column's measure in this run.
   *
   * @param measure the measure
   * @param isThePapers false for a substitute, whose figures do not compare with published ones
   */
  record Choice(MeasureInfo measure, boolean isThePapers) {}

  /** The first of the column's measures that any subject has, else the first substitute. */
  Optional<Choice> choose(LayoutColumn column) {
    if (otherProtocol(column).isPresent()) {
      return Optional.empty();
    }
    Stream<Choice> papers = named(column.measures()).map(m -> new Choice(m, true));
    Stream<Choice> others = named(column.substitutes()).map(m -> new Choice(m, false));
    return Stream.concat(papers, others)
        .filter(c -> view.subjects().stream().anyMatch(s -> value(s, c.measure()).isPresent()))
        .findFirst();
  }

  /** The protocol of this run where it is not the column's. */
  Optional<String> otherProtocol(LayoutColumn column) {
    String set = view.record().provenance().settings().get(PROTOCOL);
    return column.protocol().isEmpty() || set == null || set.equals(column.protocol())
        ? Optional.empty()
        : Optional.of(set);
  }

  /** A subject's value at the first place where it has one. */
  Optional<Measurement> value(Subject subject, MeasureInfo measure) {
    return view.places(measure).stream()
        .flatMap(place -> value(subject, measure, place).stream())
        .findFirst();
  }

  Optional<Measurement> value(Subject subject, MeasureInfo measure, Place place) {
    return view.value(subject.name(), measure, place);
  }

  private Stream<MeasureInfo> named(List<String> ids) {
    return ids.stream()
        .flatMap(
            id ->
                id.endsWith("*")
                    ? view.measures().stream()
                        .filter(m -> m.id().startsWith(id.substring(0, id.length() - 1)))
                    : view.measure(id).stream());
  }
}
