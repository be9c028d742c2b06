package dev.understudy.reports.page;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.table.Table.Cell;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Figures.Figure;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Phrases;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunView;
import dev.understudy.reports.view.Versus;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    Element table = scroll.appendElement("table").addClass("latency");
    table.appendElement("caption").text("Batch 1, times in milliseconds unless said otherwise");
    Element head = table.appendElement("thead").appendElement("tr");
    head.appendElement("th").attr("scope", "col").text("Subject");
    measures.forEach(m -> head.appendElement("th").attr("scope", "col").text(short_(m)));
    head.appendElement("th").attr("scope", "col").text("Speed-up");
    head.appendElement("th").attr("scope", "col").text("Validity");
    for (Place place : view.places(Group.LATENCY)) {
      Element body = table.appendElement("tbody");
      body.appendElement("tr")
          .addClass("group")
          .appendElement("th")
          .attr("colspan", String.valueOf(measures.size() + 3))
          .attr("scope", "rowgroup")
          .appendElement("span")
          .text(place.label());
      for (Subject subject : view.subjects()) {
        row(body, view, measures, place, subject);
      }
    }
  }

  private static String short_(MeasureInfo measure) {
    return Names.visible(measure.label());
  }

  private static void row(
      Element body, RunView view, List<MeasureInfo> measures, Place place, Subject subject) {
    Element row = body.appendElement("tr");
    Element name = row.appendElement("th").attr("scope", "row");
    Html.name(name, subject.name());
    Set<String> validity = new LinkedHashSet<>();
    for (MeasureInfo measure : measures) {
      Optional<Measurement> m = view.value(subject.name(), measure, place);
      Figure figure = m.map(Figures::of).orElse(new Figure(Figures.MISSING, ""));
      boolean doubtful =
          m.isPresent() && !m.get().validity().isMeasured() && !Double.isNaN(m.get().value());
      TableSection.cell(
          row.appendElement("td"), new Cell(figure, false, false, doubtful, List.of()));
      m.map(Measurement::validity)
          .filter(v -> !v.isMeasured() && v.kind() != Validity.Kind.NOT_AVAILABLE)
          .ifPresent(v -> add(validity, v));
    }
    speedUp(row.appendElement("td"), view, place, subject);
    Element cell = row.appendElement("td").addClass("validity");
    cell.text(validity.isEmpty() ? "measured" : String.join("; ", validity));
    if (!validity.isEmpty()) {
      cell.addClass("doubt");
    }
  }

  private static void add(Set<String> words, Validity validity) {
    words.add(Phrases.describe(validity));
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
    TableSection.cell(td, new Cell(Figures.ratio(speedUp), false, false, false, List.of()));
  }
}
