package dev.understudy.reports.paper;

import dev.understudy.common.Measurement;
import dev.understudy.reports.RunRecord.PaperTable;
import dev.understudy.reports.RunRecord.PublishedValue;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.paper.PaperSheet.Cell;
import dev.understudy.reports.paper.Readings.Choice;
import dev.understudy.reports.table.Notes;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Phrases;
import dev.understudy.reports.view.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of one table, and what must be said of each. */
final class Values {
  /**
   * A figure before it is set.
   *
   * @param text as printed, or the gap's sign
   * @param number what it is worth in the measure's unit; empty for text and gaps
   * @param compares whether it may be held against published figures
   * @param copied whether it is published
   * @param notes what a reader must know of it
   * @param source where a published figure stands
   */
  record Value(
      String text,
      OptionalDouble number,
      boolean compares,
      boolean copied,
      List<String> notes,
      String source) {
    /** Whether there is anything but a gap. */
    boolean isFigure() {
      return number.isPresent() || copied;
    }
  }

  private final PaperLayout layout;
  private final LayoutTable table;
  private final PaperTable paper;
  private final Readings readings;
  private final Notes notes;

  Values(PaperLayout layout, LayoutTable table, PaperTable paper, Readings readings, Notes notes) {
    this.layout = layout;
    this.table = table;
    this.paper = paper;
    this.readings = readings;
    this.notes = notes;
  }

  Value of(Groups.Entry entry, GridBuilder.Filled filled) {
    return entry
        .subject()
        .map(subject -> measured(subject, filled))
        .orElseGet(
            () ->
                filled.place().isPresent()
                    ? gap("The paper was not timed there.")
                    : published(entry.row(), entry.method(), filled.column()));
  }

  Cell cell(Value value, boolean bold, String factor) {
    List<String> marks = value.notes().stream().map(notes::mark).distinct().toList();
    String aside = factor.isEmpty() ? "" : "(" + factor + ")";
    return new Cell(value.text(), aside, bold, value.copied(), marks, value.source());
  }

  /** What the paper prints, or the gap's sign with its reason. */
  Value published(String row, String method, LayoutColumn column) {
    Optional<PublishedValue> found =
        paper.published().stream()
            .filter(v -> v.table().equals(table.id()) && v.row().equals(row))
            .filter(v -> v.method().equals(method) && v.column().equals(column.id()))
            .findFirst();
    if (found.isEmpty()) {
      return gap("The paper prints none.");
    }
    PublishedValue value = found.get();
    if (value.value().isEmpty()) {
      return gap(Names.visible(value.note()));
    }
    List<String> remarks =
        value.note().isEmpty() ? List.of() : List.of(Names.visible(value.note()));
    return new Value(
        Names.visible(value.value()),
        column.format().read(value.value()),
        true,
        true,
        remarks,
        Names.visible(value.source()));
  }

  private Value measured(Subject subject, GridBuilder.Filled filled) {
    LayoutColumn column = filled.column();
    Optional<Choice> choice = filled.choice();
    if (choice.isEmpty()) {
      return gap(why(column));
    }
    Optional<Place> place = filled.place();
    Optional<Measurement> found =
        place.isPresent()
            ? readings.value(subject, choice.get().measure(), place.get())
            : readings.value(subject, choice.get().measure());
    if (found.isEmpty()) {
      return gap("Not measured for this subject.");
    }
    Measurement m = found.get();
    List<String> remarks = new ArrayList<>();
    boolean valid = m.validity().isMeasured();
    if (!valid) {
      remarks.add(sentence(Phrases.describe(m.validity())));
    }
    m.warnings().forEach(warning -> remarks.add(sentence(Names.visible(warning))));
    if (Double.isNaN(m.value())) {
      return new Value(layout.gap(), OptionalDouble.empty(), false, false, remarks, "");
    }
    String rests = restsOn(m);
    if (!rests.isEmpty()) {
      remarks.add(sentence(rests));
    }
    boolean compares = valid && choice.get().isThePapers();
    String text = column.format().write(m.value());
    return new Value(text, OptionalDouble.of(m.value()), compares, false, remarks, "");
  }

  private String why(LayoutColumn column) {
    if (!column.gap().isEmpty()) {
      return column.gap();
    }
    return readings
        .otherProtocol(column)
        .map(p -> "This run judged by the protocol " + p + ", not " + column.protocol() + ".")
        .orElse(
            column.measures().isEmpty()
                ? "Not measured."
                : "Not measured in this run: " + String.join(" or ", column.measures()) + ".");
  }

  private Value gap(String why) {
    return new Value(layout.gap(), OptionalDouble.empty(), false, false, List.of(why), "");
  }

  /** {@code n = 4,739; ddof=1, …; 95 % CI 280 to 290}. */
  private static String restsOn(Measurement m) {
    List<String> parts = new ArrayList<>();
    if (m.n() > 1) {
      parts.add("n = " + Figures.count(m.n()));
    }
    parts.add(Names.visible(m.protocol()));
    if (m.interval() != null && Double.isFinite(m.interval().halfWidth())) {
      parts.add(Phrases.interval(m.interval()));
    }
    parts.removeIf(String::isBlank);
    return String.join("; ", parts);
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
