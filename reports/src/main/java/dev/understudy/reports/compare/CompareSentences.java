package dev.understudy.reports.compare;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Phrases;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunView;
import dev.understudy.reports.view.Sentence;
import dev.understudy.reports.view.SentenceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of each subject since the first run, in words: quality and median latency. */
public final class CompareSentences {
  private final ComparedRun first;
  private final Comparability between;

  private CompareSentences(ComparedRun first, ComparedRun run) {
    this.first = first;
    this.between = new Comparability(first.view().record(), run.view().record());
  }

  /**
   * What there is to say of a run.
   *
   * @param run which
   * @param sentences one for each subject that the first run has as well
   */
  public record Paragraph(ComparedRun run, List<Sentence> sentences) {}

  /** A paragraph for every run but the first of which there is anything to say. */
  public static List<Paragraph> of(List<ComparedRun> runs) {
    return runs.stream()
        .skip(1)
        .map(run -> new Paragraph(run, new CompareSentences(runs.get(0), run).of(run)))
        .filter(paragraph -> !paragraph.sentences().isEmpty())
        .toList();
  }

  private List<Sentence> of(ComparedRun run) {
    return run.view().subjects().stream().flatMap(s -> sentence(run, s).stream()).toList();
  }

  private Optional<Sentence> sentence(ComparedRun run, Subject subject) {
    RunView view = run.view();
    SentenceBuilder sentence = new SentenceBuilder().name(subject.name()).plain(": ");
    int clauses = 0;
    for (MeasureInfo measure :
        Stream.of(view.headline(), view.medianLatency()).flatMap(Optional::stream).toList()) {
      for (Place place : view.places(measure)) {
        Optional<Measurement> own = find(view, subject, measure, place);
        Optional<Measurement> base =
            first.like(subject).flatMap(like -> find(first.view(), like, measure, place));
        if (own.isPresent() && base.isPresent()) {
          String at = place.label().isEmpty() ? "" : " on " + place.label();
          sentence.plain((clauses++ == 0 ? "" : "; ") + Names.visible(measure.label()) + at + " ");
          clause(sentence, measure, place, base.get(), own.get());
        }
      }
    }
    return clauses == 0 ? Optional.empty() : Optional.of(sentence.plain(".").build());
  }

  private static Optional<Measurement> find(
      RunView view, Subject subject, MeasureInfo measure, Place place) {
    return view.value(subject.name(), measure, place).filter(m -> Double.isFinite(m.value()));
  }

  private void clause(
      SentenceBuilder sentence,
      MeasureInfo measure,
      Place place,
      Measurement base,
      Measurement own) {
    Optional<String> reason = between.reason(measure, place, base, own);
    if (reason.isPresent()) {
      sentence.key("not comparable").plain(" (" + reason.get() + ")");
      return;
    }
    Change change = Change.of(measure, base, own);
    String verdict =
        switch (change.outcome()) {
          case NOT_SHOWN, OTHER, UNTESTED -> "";
          case BETTER -> ", better";
          case WORSE -> ", worse";
        };
    List<String> remarks = new ArrayList<>();
    remarks.add(Figures.withUnit(own) + " vs " + Figures.withUnit(base));
    ConfidenceInterval interval = change.difference().interval();
    if (interval != null) {
      remarks.add(
          "difference "
              + Figures.signed(change.difference()).value()
              + ", "
              + Phrases.interval(interval));
    }
    caveat(own, "", remarks);
    caveat(base, "the first run’s ", remarks);
    sentence.key(relation(change, base) + verdict).plain(" (" + String.join("; ", remarks) + ")");
  }

  /** As a share where the first value is one to divide by. */
  private static String relation(Change change, Measurement base) {
    double d = change.difference().value();
    if (d == 0) {
      return "unchanged";
    }
    if (change.outcome() == dev.understudy.reports.view.Versus.Outcome.NOT_SHOWN) {
      return "without a shown change";
    }
    String way = d < 0 ? " lower" : " higher";
    return base.value() > 0
        ? Figures.percent(Math.abs(d) / base.value()) + way
        : Figures.plain(Math.abs(d)) + way;
  }

  private static void caveat(Measurement m, String whose, List<String> remarks) {
    if (!m.validity().isMeasured()) {
      remarks.add(whose + "not to be relied on, " + Phrases.describe(m.validity()));
    }
  }
}
