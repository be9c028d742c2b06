package dev.understudy.reports.view;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The verdict on a subject that stands alone: there is no teacher, or no student, to compare. */
final class AloneSentences {
  private AloneSentences() {}

  static List<Sentence> of(RunView view, Subject subject) {
    return List.of(quality(view, subject), cost(view, subject), speed(view, subject));
  }

  private static Sentence quality(RunView view, Subject subject) {
    SentenceBuilder sentence = new SentenceBuilder();
    Optional<MeasureInfo> headline = view.headline();
    if (headline.isEmpty()) {
      return sentence
          .plain("The quality of ")
          .name(subject.name())
          .plain(" was not measured.")
          .build();
    }
    MeasureInfo measure = headline.get();
    Place place = view.places(measure).get(0);
    Optional<Measurement> value = view.value(subject.name(), measure, place);
    String label = Names.visible(measure.label());
    if (!Verdict.hasValue(value)) {
      return sentence
          .name(subject.name())
          .plain(" has no " + label + " (" + Phrases.missing(value) + ").")
          .build();
    }
    Measurement m = value.orElseThrow();
    sentence.name(subject.name()).plain("’s " + label + " is ").key(Figures.withUnit(m));
    List<String> remarks = new ArrayList<>();
    if (m.interval() != null) {
      remarks.add(Phrases.interval(m.interval()));
    }
    Verdict.floor(view, measure, place).ifPresent(remarks::add);
    remarks(m, remarks);
    sentence.plain(remarks.isEmpty() ? "" : " (" + String.join("; ", remarks) + ")");
    return sentence.plain("; there is nothing in this run to hold it against.").build();
  }

  private static Sentence cost(RunView view, Subject subject) {
    List<String> parts = new ArrayList<>();
    for (Unit unit : List.of(Unit.MACS, Unit.PARAMETERS, Unit.BYTES)) {
      Optional<MeasureInfo> measure = view.cost(unit);
      if (measure.isEmpty()) {
        continue;
      }
      view.places(measure.get()).stream()
          .map(p -> view.value(subject.name(), measure.get(), p))
          .filter(Verdict::hasValue)
          .findFirst()
          .flatMap(m -> m)
          .ifPresent(m -> parts.add(amount(m, Phrases.within(measure.get().label()))));
    }
    SentenceBuilder sentence = new SentenceBuilder();
    return parts.isEmpty()
        ? sentence.plain("Its cost was not counted.").build()
        : sentence.plain("It needs ").key(Phrases.list(parts)).plain(".").build();
  }

  private static String amount(Measurement m, String label) {
    return m.unit() == Unit.BYTES
        ? Figures.withUnit(m) + " (" + label + ")"
        : Figures.of(m).value() + " " + label;
  }

  private static Sentence speed(RunView view, Subject subject) {
    SentenceBuilder sentence = new SentenceBuilder();
    Optional<MeasureInfo> latency = view.medianLatency();
    if (latency.isEmpty()) {
      return sentence.plain("Its latency was not measured.").build();
    }
    for (Place place : view.places(latency.get())) {
      Optional<Measurement> value = view.value(subject.name(), latency.get(), place);
      sentence.plain(sentence.isEmpty() ? "A picture takes " : ", ");
      if (Verdict.hasValue(value)) {
        Measurement m = value.orElseThrow();
        List<String> remarks = new ArrayList<>();
        remarks(m, remarks);
        sentence.key(Figures.withUnit(m)).plain(in(place));
        sentence.plain(remarks.isEmpty() ? "" : " (" + remarks.get(0) + ")");
      } else {
        sentence.key("an unknown time").plain(in(place) + " (" + Phrases.missing(value) + ")");
      }
    }
    return sentence.plain(" (median).").build();
  }

  private static String in(Place place) {
    return place.label().isEmpty() ? "" : " on " + place.label();
  }

  private static void remarks(Measurement m, List<String> remarks) {
    if (!m.validity().isMeasured()) {
      remarks.add("not to be relied on, " + Phrases.describe(m.validity()));
    }
  }
}
