package dev.understudy.reports.view;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord.Subject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The verdict's third sentence: how fast the student is beside its teacher, place by place. */
final class SpeedSentence {
  private SpeedSentence() {}

  static Sentence of(RunView view, Subject teacher, Subject student) {
    Optional<MeasureInfo> latency = view.medianLatency();
    if (latency.isEmpty()) {
      return new SentenceBuilder().plain("Its latency was not measured in this run.").build();
    }
    SentenceBuilder sentence = new SentenceBuilder();
    List<Place> places = shared(view, latency.get(), teacher, student);
    String device = null;
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      boolean newDevice = i == 0 || !Objects.equals(device, place.device());
      device = place.device();
      sentence.plain(i == 0 ? "" : newDevice ? "; " : i == places.size() - 1 ? " and " : ", ");
      where(sentence, place, newDevice, i == 0);
      clause(sentence, view, latency.get(), place, teacher, student, i == 0);
    }
    return sentence.plain(".").build();
  }

  /** Where both ran, of several configurations; all places if nowhere. */
  private static List<Place> shared(
      RunView view, MeasureInfo latency, Subject teacher, Subject student) {
    List<Place> places = view.places(latency);
    List<Place> shared =
        places.stream()
            .filter(p -> view.value(teacher.name(), latency, p).isPresent())
            .filter(p -> view.value(student.name(), latency, p).isPresent())
            .toList();
    return shared.isEmpty() ? places : shared;
  }

  private static void where(
      SentenceBuilder sentence, Place place, boolean newDevice, boolean first) {
    if (newDevice && place.device() != null) {
      sentence.plain(first ? "On " : "on ").name(place.device());
      sentence.plain(place.runtime() == null ? "" : " with ");
    } else if (place.runtime() != null) {
      sentence.plain(first ? "With " : "with ");
    }
    if (place.runtime() != null) {
      sentence.name(place.runtime());
    }
    if (place.device() != null || place.runtime() != null) {
      sentence.plain(newDevice ? (first ? ", it is " : " it is ") : " ");
    } else {
      sentence.plain(first ? "It is " : " ");
    }
  }

  private static void clause(
      SentenceBuilder sentence,
      RunView view,
      MeasureInfo latency,
      Place place,
      Subject teacher,
      Subject student,
      boolean first) {
    Optional<Measurement> t = view.value(teacher.name(), latency, place);
    Optional<Measurement> s = view.value(student.name(), latency, place);
    if (!Verdict.hasValue(s) || !Verdict.hasValue(t)) {
      boolean studentLacks = !Verdict.hasValue(s);
      sentence.key("not comparable").plain(" (").name((studentLacks ? student : teacher).name());
      sentence.plain(" has no figure: " + Phrases.missing(studentLacks ? s : t) + ")");
      return;
    }
    Optional<Versus> versus = view.versus(student.name(), latency, place);
    sentence.key(speed(versus, s.get().value(), t.get().value()));
    sentence.plain(" (");
    sentence.plain(first ? "median " : "");
    sentence.plain(Figures.withUnit(s.get()) + " vs " + Figures.withUnit(t.get()));
    versus.ifPresent(v -> sentence.plain(evidence(v)));
    String caveats = Phrases.caveats(t, s);
    sentence.plain(caveats.isEmpty() ? ")" : "; " + caveats + ")");
  }

  private static String speed(Optional<Versus> versus, double student, double teacher) {
    Versus.Outcome outcome = versus.map(Versus::outcome).orElse(Versus.Outcome.UNTESTED);
    if (outcome == Versus.Outcome.NOT_SHOWN) {
      return "not shown to differ in speed";
    }
    if (student == teacher) {
      return "as fast";
    }
    boolean faster = student < teacher;
    double ratio = versus.map(Versus::ratio).map(Measurement::value).orElse(student / teacher);
    double factor = faster ? 1 / ratio : ratio;
    return Figures.plain(factor) + "× " + (faster ? "faster" : "slower");
  }

  /** The speed-up's interval and the test, or that there was none. */
  private static String evidence(Versus versus) {
    StringBuilder evidence = new StringBuilder();
    ConfidenceInterval speedUp = SpeedUp.interval(versus.ratio());
    if (speedUp != null) {
      evidence.append("; speed-up’s ").append(Phrases.interval(speedUp));
    }
    if (versus.pValue() != null) {
      evidence.append(", ").append(Figures.p(versus.pValue()));
      evidence.append(versus.test().isBlank() ? "" : " by " + Names.visible(versus.test()));
    }
    return versus.outcome() == Versus.Outcome.UNTESTED ? "; not tested" : evidence.toString();
  }
}
