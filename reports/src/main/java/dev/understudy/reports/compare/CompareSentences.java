package dev.understudy.reports.compare;

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

  private CompareSentences(ComparedRun first) {
    this.first = first;
  }

  /** A sentence for each subject and headline measure of every run but the first. */
  public static List<Sentence> of(List<ComparedRun> runs) {
    CompareSentences sentences = new CompareSentences(runs.get(0));
    List<Sentence> all = new ArrayList<>();
    for (ComparedRun run : runs.subList(1, runs.size())) {
      for (Subject subject : run.view().subjects()) {
        all.addAll(sentences.of(run, subject));
      }
    }
    return List.copyOf(all);
  }

  private List<Sentence> of(ComparedRun run, Subject subject) {
    RunView view = run.view();
    return Stream.of(view.headline(), view.medianLatency())
        .flatMap(Optional::stream)
        .flatMap(m -> view.places(m).stream().flatMap(p -> sentence(run, subject, m, p).stream()))
        .toList();
  }

  private Optional<Sentence> sentence(
      ComparedRun run, Subject subject, MeasureInfo measure, Place place) {
    Optional<Measurement> own =
        run.view().value(subject.name(), measure, place).filter(CompareSentences::isFinite);
    Optional<Measurement> base =
        first
            .like(subject)
            .flatMap(like -> first.view().value(like.name(), measure, place))
            .filter(CompareSentences::isFinite);
    if (own.isEmpty() || base.isEmpty()) {
      return Optional.empty();
    }
    String at = place.label().isEmpty() ? "" : " on " + place.label();
    SentenceBuilder sentence =
        new SentenceBuilder()
            .plain("In ")
            .name(run.label())
            .plain(", ")
            .name(subject.name())
            .plain("’s " + Names.visible(measure.label()) + at);
    Optional<String> reason =
        new Comparability(first.view().record(), run.view().record())
            .reason(measure, base.get(), own.get());
    if (reason.isPresent()) {
      return Optional.of(
          sentence.plain(" is ").key("not comparable").plain(": " + reason.get() + ".").build());
    }
    Change change = Change.of(measure, base.get(), own.get());
    return Optional.of(
        say(sentence, change, base.get(), own.get())
            .plain(caveat(own.get(), "") + caveat(base.get(), "the first run’s ") + ".")
            .build());
  }

  private static boolean isFinite(Measurement m) {
    return Double.isFinite(m.value());
  }

  private static SentenceBuilder say(
      SentenceBuilder sentence, Change change, Measurement base, Measurement own) {
    String values =
        " (" + Figures.withUnit(own) + " vs " + Figures.withUnit(base) + interval(change);
    return switch (change.outcome()) {
      case NOT_SHOWN -> sentence.plain(" has ").key("no shown change").plain(values + ")");
      case BETTER -> sentence.plain(" is ").key(relation(change, base)).plain(values + "): better");
      case WORSE -> sentence.plain(" is ").key(relation(change, base)).plain(values + "): worse");
      case OTHER -> sentence.plain(" is ").key(relation(change, base)).plain(values + ")");
      case UNTESTED ->
          sentence
              .plain(" is ")
              .key(relation(change, base))
              .plain(values + "), a difference without an interval");
    };
  }

  private static String interval(Change change) {
    return change.difference().interval() == null
        ? ""
        : "; difference "
            + Figures.signed(change.difference()).value()
            + ", "
            + Phrases.interval(change.difference().interval());
  }

  /** As a share where the first value is one to divide by. */
  private static String relation(Change change, Measurement base) {
    double d = change.difference().value();
    if (d == 0) {
      return "the same";
    }
    String way = d < 0 ? " lower" : " higher";
    return base.value() > 0
        ? Figures.percent(Math.abs(d) / base.value()) + way
        : Figures.plain(Math.abs(d)) + way;
  }

  private static String caveat(Measurement m, String whose) {
    return m.validity().isMeasured()
        ? ""
        : "; " + whose + "figure is not to be relied on, " + Phrases.describe(m.validity());
  }
}
