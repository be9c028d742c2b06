package dev.understudy.reports.page;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.table.Table.Cell;
import dev.understudy.reports.table.Table.Rank;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Figures.Figure;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Phrases;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunView;
import dev.understudy.reports.view.Versus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Latency by device and runtime, a row for each subject. */
final class LatencySection {
  private LatencySection() {}

  static void add(Element main, RunView view) {
    List<MeasureInfo> measures =
        view.measures(Group.LATENCY).stream().filter(m -> !view.places(m).isEmpty()).toList();
    if (measures.isEmpty()) {
      return;
    }
    Element section = Html.section(main, "latency", "Latency by device and runtime");
    Element scroll = TableSection.scroll(section, "Latency table");
    Element table = scroll.appendElement("table").addClass("latency").attr("data-tools", "latency");
    table.appendElement("caption").text("Batch 1, times in milliseconds unless said otherwise");
    Element head = table.appendElement("thead").appendElement("tr");
    head.appendElement("th").attr("scope", "col").text("Subject");
    measures.forEach(
        m -> head.appendElement("th").attr("scope", "col").text(Names.visible(m.label())));
    head.appendElement("th").attr("scope", "col").text("Speed-up");
    head.appendElement("th").attr("scope", "col").text("Validity");
    Element reasons = section.appendElement("div").addClass("notes");
    for (Place place : view.places(Group.LATENCY)) {
      Element body = table.appendElement("tbody").attr("data-device", place.label());
      body.appendElement("tr")
          .addClass("group")
          .appendElement("th")
          .attr("colspan", String.valueOf(measures.size() + 3))
          .attr("scope", "rowgroup")
          .appendElement("span")
          .text(place.label());
      for (Subject subject : view.subjects()) {
        row(body, view, measures, place, subject, reasons);
      }
    }
  }

  private static void row(
      Element body,
      RunView view,
      List<MeasureInfo> measures,
      Place place,
      Subject subject,
      Element reasons) {
    Element row = body.appendElement("tr").attr("data-subject", Names.visible(subject.name()));
    Element name = row.appendElement("th").attr("scope", "row");
    Html.name(name, subject.name());
    Map<String, String> validity = new LinkedHashMap<>();
    for (MeasureInfo measure : measures) {
      Optional<Measurement> m = view.value(subject.name(), measure, place);
      Figure figure = m.map(Figures::of).orElse(new Figure(Figures.MISSING, ""));
      boolean doubtful =
          m.isPresent() && !m.get().validity().isMeasured() && !Double.isNaN(m.get().value());
      TableSection.cell(
          row.appendElement("td"),
          cell(figure, m.map(Measurement::value).orElse(Double.NaN), doubtful));
      m.map(Measurement::validity)
          .filter(v -> !v.isMeasured() && v.kind() != Validity.Kind.NOT_AVAILABLE)
          .ifPresent(v -> add(validity, v));
    }
    speedUp(row.appendElement("td"), view, place, subject);
    Element cell = row.appendElement("td").addClass("validity");
    validity(cell, validity, reasons, subject.name(), place);
  }

  private static Cell cell(Figure figure, double value, boolean doubtful) {
    return new Cell(figure, value, Rank.NONE, false, doubtful, List.of());
  }

  private static void add(Map<String, String> words, Validity validity) {
    words.put(Phrases.word(validity.kind()), Phrases.describe(validity));
  }

  /** What is wrong in one word in the row, and in full below the table. */
  private static void validity(
      Element cell, Map<String, String> words, Element reasons, String subject, Place place) {
    cell.text(words.isEmpty() ? "measured" : String.join("; ", words.keySet()));
    if (!words.isEmpty()) {
      cell.addClass("doubt");
      Element reason = reasons.appendElement("p");
      Html.name(reason, subject);
      reason.appendText(" on " + place.label() + ": " + String.join("; ", words.values()));
    }
  }

  private static void speedUp(Element td, RunView view, Place place, Subject subject) {
    Optional<Measurement> ratio =
        view.medianLatency()
            .flatMap(m -> view.versus(subject.name(), m, place))
            .map(Versus::ratio)
            .filter(m -> m.value() > 0);
    boolean isStudent = view.students().contains(subject);
    if (!isStudent || ratio.isEmpty()) {
      return;
    }
    ConfidenceInterval i = ratio.get().interval();
    ConfidenceInterval inverse =
        i == null || i.low() <= 0
            ? null
            : new ConfidenceInterval(1 / i.high(), 1 / i.low(), i.level(), i.method());
    Measurement speedUp =
        Measurement.of("speed-up", 1 / ratio.get().value(), Unit.NONE, 0, inverse, "");
    TableSection.cell(td, cell(Figures.ratio(speedUp), speedUp.value(), false));
  }
}
