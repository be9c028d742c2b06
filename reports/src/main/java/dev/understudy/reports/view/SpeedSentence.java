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
  /** Of more places than these, intervals and tests are left to the table. */
  private static final int IN_FULL = 3;

  private final RunView view;
  private final MeasureInfo latency;
  private final Subject teacher;
  private final Subject student;

  private SpeedSentence(RunView view, MeasureInfo latency, Subject teacher, Subject student) {
    this.view = view;
    this.latency = latency;
    this.teacher = teacher;
    this.student = student;
  }

  static Sentence of(RunView view, Subject teacher, Subject student) {
    Optional<MeasureInfo> latency = view.medianLatency();
    if (latency.isEmpty()) {
      return new SentenceBuilder().plain("Its latency was not measured in this run.").build();
    }
    return new SpeedSentence(view, latency.get(), teacher, student).sentence();
  }

  private Sentence sentence() {
    SentenceBuilder sentence = new SentenceBuilder();
    List<Place> places = shared();
    boolean inFull = places.size() <= IN_FULL;
    String device = null;
    String ofDevice = "";
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      boolean newDevice = i == 0 || !Objects.equals(device, place.device());
      device = place.device();
      ofDevice = newDevice ? ofAll(places, place) : ofDevice;
      sentence.plain(i == 0 ? "" : newDevice ? "; " : i == places.size() - 1 ? " and " : ", ");
      where(sentence, place, newDevice, i == 0, ofDevice);
      clause(sentence, place, i == 0, inFull, ofDevice.isEmpty());
    }
    return sentence.plain(inFull ? "." : ". The table has the intervals and tests.").build();
  }

  /** What must be known of every figure of a place's device, so that it is said once. */
  private String ofAll(List<Place> places, Place first) {
    List<String> caveats =
        places.stream()
            .filter(p -> Objects.equals(p.device(), first.device()))
            .map(p -> Phrases.caveats(value(teacher, p), value(student, p)))
            .toList();
    boolean one = first.device() != null && caveats.stream().distinct().count() == 1;
    return one && caveats.size() > 1 ? caveats.get(0) : "";
  }

  private Optional<Measurement> value(Subject subject, Place place) {
    return view.value(subject.name(), latency, place);
  }

  /** Where both ran, of several configurations; all places if nowhere. */
  private List<Place> shared() {
    List<Place> places = view.places(latency);
    List<Place> shared =
        places.stream()
            .filter(p -> value(teacher, p).isPresent())
            .filter(p -> value(student, p).isPresent())
            .toList();
    return shared.isEmpty() ? places : shared;
  }

  private static void where(
      SentenceBuilder sentence, Place place, boolean newDevice, boolean first, String caveat) {
    if (newDevice && place.device() != null) {
      sentence.plain(first ? "On " : "on ").name(place.device());
      sentence.plain(caveat.isEmpty() ? "" : " (" + caveat + ")");
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

  private void clause(
      SentenceBuilder sentence, Place place, boolean first, boolean inFull, boolean withCaveats) {
    Optional<Measurement> t = value(teacher, place);
    Optional<Measurement> s = value(student, place);
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
    versus.ifPresent(v -> sentence.plain(inFull ? evidence(v) : ""));
    String caveats = withCaveats ? Phrases.caveats(t, s) : "";
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
