package dev.understudy.reports.view;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The verdict's second sentence: what the student costs beside its teacher. */
final class CostSentence {
  private CostSentence() {}

  static Sentence of(RunView view, Subject teacher, Subject student) {
    SentenceBuilder sentence = new SentenceBuilder();
    List<String> gaps = new ArrayList<>();
    for (Unit unit : List.of(Unit.MACS, Unit.PARAMETERS)) {
      Optional<MeasureInfo> measure = view.cost(unit);
      if (measure.isPresent()) {
        clause(sentence, gaps, view, teacher, student, measure.get());
      }
    }
    if (sentence.isEmpty()) {
      return new SentenceBuilder()
          .plain(
              view.places(Group.COST).isEmpty()
                  ? "Its cost was not counted in this run."
                  : "Its cost cannot be held against its teacher’s" + because(gaps) + ".")
          .build();
    }
    return sentence.plain(gaps.isEmpty() ? "." : "; " + String.join("; ", gaps) + ".").build();
  }

  private static String because(List<String> gaps) {
    return gaps.isEmpty() ? "" : ": " + String.join("; ", gaps);
  }

  private static void clause(
      SentenceBuilder sentence,
      List<String> gaps,
      RunView view,
      Subject teacher,
      Subject student,
      MeasureInfo measure) {
    String label = Phrases.within(measure.label());
    Optional<Place> place = place(view, teacher, student, measure);
    if (place.isEmpty()) {
      Place any = view.places(measure).get(0);
      Optional<Measurement> s = view.value(student.name(), measure, any);
      Optional<Measurement> t = view.value(teacher.name(), measure, any);
      boolean studentLacks = !Verdict.hasValue(s);
      gaps.add(
          "its "
              + (studentLacks ? "" : "teacher’s ")
              + label
              + " could not be counted ("
              + Phrases.missing(studentLacks ? s : t)
              + ")");
      return;
    }
    Measurement t = view.value(teacher.name(), measure, place.get()).orElseThrow();
    Measurement s = view.value(student.name(), measure, place.get()).orElseThrow();
    sentence.plain(sentence.isEmpty() ? "It needs " : " and ");
    sentence.key(relation(t.value(), s.value(), label));
    sentence.plain(" (" + Figures.of(s).value() + " vs " + Figures.of(t).value() + ")");
    String caveats = Phrases.caveats(Optional.of(t), Optional.of(s));
    sentence.plain(caveats.isEmpty() ? "" : " [" + caveats + "]");
  }

  private static String relation(double teacher, double student, String label) {
    if (student == teacher) {
      return "as many " + label;
    }
    boolean fewer = student < teacher;
    double low = fewer ? student : teacher;
    double high = fewer ? teacher : student;
    String way = fewer ? " fewer " : " more ";
    return low > 0
        ? Figures.plain(high / low) + "×" + (fewer ? " fewer " : " the ") + label
        : Figures.plain(high - low) + way + label;
  }

  private static Optional<Place> place(
      RunView view, Subject teacher, Subject student, MeasureInfo measure) {
    return view.places(measure).stream()
        .filter(p -> Verdict.hasValue(view.value(teacher.name(), measure, p)))
        .filter(p -> Verdict.hasValue(view.value(student.name(), measure, p)))
        .findFirst();
  }
}
