package dev.understudy.reports.view;

import dev.understudy.common.Measurement;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the run says in words, three sentences for each student: quality, cost, speed. What was not
 * shown is not claimed, what is missing is said.
 */
public final class Verdict {
  private Verdict() {}

  /**
   * The sentences on one subject.
   *
   * @param subject whom they are about
   * @param sentences quality, cost and speed
   */
  public record Paragraph(Subject subject, List<Sentence> sentences) {}

  /** The verdict on each student, or on each subject where there is no teacher and student. */
  public static List<Paragraph> of(RunRecord record) {
    return of(new RunView(record));
  }

  /** As {@link #of(RunRecord)}. */
  public static List<Paragraph> of(RunView view) {
    Optional<Subject> teacher = view.teacher();
    List<Paragraph> paragraphs = new ArrayList<>();
    if (teacher.isPresent() && !view.students().isEmpty()) {
      for (Subject student : view.students()) {
        paragraphs.add(
            new Paragraph(
                student,
                List.of(
                    quality(view, teacher.get(), student),
                    CostSentence.of(view, teacher.get(), student),
                    SpeedSentence.of(view, teacher.get(), student))));
      }
    } else {
      view.subjects().forEach(s -> paragraphs.add(new Paragraph(s, AloneSentences.of(view, s))));
    }
    return paragraphs;
  }

  private static Sentence quality(RunView view, Subject teacher, Subject student) {
    Optional<MeasureInfo> headline = view.headline();
    if (headline.isEmpty()) {
      boolean tried = !view.places(Group.QUALITY).isEmpty();
      return new SentenceBuilder()
          .plain(
              tried
                  ? "No measure of quality has a value in this run; the table says why."
                  : "Quality was not measured in this run.")
          .build();
    }
    MeasureInfo measure = headline.get();
    Place place = view.places(measure).get(0);
    Optional<Measurement> t = view.value(teacher.name(), measure, place);
    Optional<Measurement> s = view.value(student.name(), measure, place);
    if (!hasValue(t) || !hasValue(s)) {
      Subject lacking = hasValue(s) ? teacher : student;
      return new SentenceBuilder()
          .plain("The quality of ")
          .name(student.name())
          .plain(" cannot be held against its teacher's: ")
          .name(lacking.name())
          .plain(" has no " + Names.visible(measure.label()) + " (")
          .plain(Phrases.missing(hasValue(s) ? t : s) + ").")
          .build();
    }
    SentenceBuilder sentence = new SentenceBuilder();
    compare(sentence, view.versus(student.name(), measure, place), measure, student, teacher, t, s);
    floor(view, measure, place).ifPresent(floor -> sentence.plain("; " + floor));
    String caveats = Phrases.caveats(t, s);
    return sentence.plain((caveats.isEmpty() ? "" : " (" + caveats + ")") + ".").build();
  }

  private static void compare(
      SentenceBuilder sentence,
      Optional<Versus> compared,
      MeasureInfo measure,
      Subject student,
      Subject teacher,
      Optional<Measurement> t,
      Optional<Measurement> s) {
    String label = Names.visible(measure.label());
    String values =
        s.map(Figures::withUnit).orElse("") + " vs " + t.map(Figures::withUnit).orElse("");
    Versus.Outcome outcome = compared.map(Versus::outcome).orElse(Versus.Outcome.UNTESTED);
    String evidence = compared.map(Verdict::evidence).orElse("");
    if (outcome == Versus.Outcome.NOT_SHOWN) {
      sentence
          .plain("In quality, ")
          .key("no difference in " + label + " could be shown")
          .plain(" between ")
          .name(student.name())
          .plain(" and ")
          .name(teacher.name())
          .plain(" (" + values + evidence + ")");
      return;
    }
    String way = measure.direction() == Direction.LOWER ? "lower is better" : "higher is better";
    sentence
        .name(student.name())
        .plain("’s " + label + " is ")
        .key(relation(compared))
        .plain(" (" + values + ", " + way + evidence + ")")
        .plain(judgement(outcome));
  }

  /** A ratio where the record gives one, else the difference. */
  private static String relation(Optional<Versus> compared) {
    if (compared.isEmpty()) {
      return "not comparable with the teacher’s";
    }
    Measurement ratio = compared.get().ratio();
    if (ratio != null && ratio.value() > 0) {
      return Figures.ratio(ratio).value() + " the teacher’s";
    }
    double d = compared.get().difference().value();
    if (d == 0) {
      return "equal to the teacher’s";
    }
    return Figures.plain(Math.abs(d)) + (d > 0 ? " above" : " below") + " the teacher’s";
  }

  private static String judgement(Versus.Outcome outcome) {
    return switch (outcome) {
      case BETTER -> ": better than its teacher";
      case WORSE -> ": worse than its teacher";
      case OTHER, NOT_SHOWN -> "";
      case UNTESTED -> ", a difference that was not tested";
    };
  }

  /** The difference with what supports it. */
  static String evidence(Versus versus) {
    StringBuilder evidence = new StringBuilder("; difference ");
    evidence.append(Figures.signed(versus.difference()).value());
    if (versus.difference().interval() != null) {
      evidence.append(", ").append(Phrases.interval(versus.difference().interval()));
    }
    if (versus.pValue() != null) {
      evidence.append(", ").append(Figures.p(versus.pValue()));
    }
    return evidence.toString();
  }

  static Optional<String> floor(RunView view, MeasureInfo measure, Place place) {
    return view.value(RunRecord.REAL, measure, place)
        .filter(m -> !Double.isNaN(m.value()))
        .map(m -> "real pictures against real ones reach " + Figures.withUnit(m));
  }

  static boolean hasValue(Optional<Measurement> m) {
    return m.isPresent() && !Double.isNaN(m.get().value());
  }
}
