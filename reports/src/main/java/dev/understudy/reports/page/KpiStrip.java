package dev.understudy.reports.page;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunView;
import dev.understudy.reports.view.Versus;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** The few figures that a reader takes away, one strip for each student. */
final class KpiStrip {
  private KpiStrip() {}

  static void add(Element main, RunView view) {
    if (view.teacher().isEmpty()) {
      return;
    }
    String teacher = view.teacher().get().name();
    for (Subject student : view.students()) {
      Element list = new Element("dl").addClass("kpis");
      list.attr("aria-label", "Key figures of " + Names.visible(student.name()));
      view.headline().ifPresent(m -> quality(list, view, m, teacher, student.name()));
      for (Unit unit : List.of(Unit.MACS, Unit.PARAMETERS, Unit.BYTES)) {
        view.cost(unit).ifPresent(m -> factor(list, view, m, teacher, student.name(), fewer(unit)));
      }
      view.medianLatency().ifPresent(m -> factor(list, view, m, teacher, student.name(), "faster"));
      if (!list.children().isEmpty()) {
        main.appendChild(list);
      }
    }
  }

  private static void quality(
      Element list, RunView view, MeasureInfo measure, String teacher, String student) {
    Place place = view.places(measure).get(0);
    Optional<Measurement> t = view.value(teacher, measure, place);
    Optional<Measurement> s = view.value(student, measure, place);
    if (hasValue(t) && hasValue(s)) {
      tile(
          list,
          Names.visible(measure.label()) + ", student",
          Figures.of(s.orElseThrow()).value(),
          "",
          "teacher " + Figures.of(t.orElseThrow()).value());
    }
  }

  private static void factor(
      Element list,
      RunView view,
      MeasureInfo measure,
      String teacher,
      String student,
      String better) {
    boolean speed = better.equals("faster");
    List<Place> places = speed ? view.places(measure) : cost(view, measure, teacher, student);
    for (Place place : places) {
      Optional<Measurement> t = view.value(teacher, measure, place);
      Optional<Measurement> s = view.value(student, measure, place);
      if (!hasValue(t) || !hasValue(s) || t.get().value() <= 0 || s.get().value() <= 0) {
        continue;
      }
      Optional<Versus> versus = view.versus(student, measure, place);
      double ratio =
          versus
              .map(Versus::ratio)
              .map(Measurement::value)
              .orElse(s.get().value() / t.get().value());
      boolean shown = versus.map(v -> v.outcome() != Versus.Outcome.NOT_SHOWN).orElse(true);
      String worse = speed ? "slower" : better.equals("fewer") ? "more" : "larger";
      String value = Figures.plain(ratio <= 1 ? 1 / ratio : ratio) + "×";
      String label = Names.visible(measure.label());
      String title = speed ? "Speed" + at(place) : label;
      boolean sound = s.get().validity().isMeasured() && t.get().validity().isMeasured();
      Unit unit = s.get().unit();
      tile(
          list,
          title,
          shown ? value : "–",
          shown ? (ratio <= 1 ? better : worse) : "no difference shown",
          Figures.of(s.get()).value()
              + " vs "
              + Figures.of(t.get()).value()
              + (speed ? " " + unit.symbol() : "")
              + (sound ? "" : " †"));
    }
  }

  private static List<Place> cost(
      RunView view, MeasureInfo measure, String teacher, String student) {
    return view.places(measure).stream()
        .filter(p -> hasValue(view.value(teacher, measure, p)))
        .filter(p -> hasValue(view.value(student, measure, p)))
        .limit(1)
        .toList();
  }

  private static String at(Place place) {
    return place.label().isEmpty() ? "" : ", " + place.label();
  }

  private static String fewer(Unit unit) {
    return unit == Unit.BYTES ? "smaller" : "fewer";
  }

  private static void tile(Element list, String title, String value, String word, String detail) {
    Element tile = list.appendElement("div");
    tile.appendElement("dt").text(title);
    Element figure = tile.appendElement("dd").addClass("value").text(value);
    if (!word.isEmpty()) {
      figure.appendText(" ").appendElement("small").text(word);
    }
    tile.appendElement("dd").addClass("detail").text(detail);
  }

  private static boolean hasValue(Optional<Measurement> m) {
    return m.isPresent() && Double.isFinite(m.get().value());
  }
}
