package dev.understudy.reports.plot;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.plot.ChartData.Axis;
import dev.understudy.reports.plot.ChartData.Point;
import dev.understudy.reports.plot.ChartData.Scatter;
import dev.understudy.reports.plot.ChartData.Value;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Nearest;
import dev.understudy.reports.view.Phrases;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every measure of a record against every other, by subject and place. */
final class ScatterData {
  private final RunView view;
  private final Map<Value, Integer> values = new LinkedHashMap<>();
  private final Map<String, Axis> axes = new LinkedHashMap<>();

  private ScatterData(RunView view) {
    this.view = view;
  }

  /**
   * The data with two axes chosen to begin with.
   *
   * @param x the measure on the horizontal axis
   * @param y the measure on the vertical axis
   */
  static Scatter of(RunView view, MeasureInfo x, MeasureInfo y) {
    return new ScatterData(view).build(x, y);
  }

  private Scatter build(MeasureInfo x, MeasureInfo y) {
    List<Point> points = new ArrayList<>();
    for (Subject subject : view.subjects()) {
      for (Place place : Nearest.places(view)) {
        Map<String, Integer> own = own(subject, place);
        if (!own.isEmpty()) {
          Look look = Look.of(view, subject.name(), Palette.LIGHT);
          points.add(
              new Point(
                  Names.visible(subject.name()),
                  look.key(),
                  look.shape(),
                  shown(place.device()),
                  shown(place.runtime()),
                  own));
        }
      }
    }
    String size = view.cost(Unit.BYTES).map(MeasureInfo::id).orElse(null);
    return new Scatter(
        List.copyOf(axes.values()),
        x.id(),
        y.id(),
        size,
        points,
        List.copyOf(values.keySet()),
        floors());
  }

  private Map<String, Double> floors() {
    Map<String, Double> floors = new LinkedHashMap<>();
    for (MeasureInfo measure : view.measures()) {
      view.places(measure).stream()
          .flatMap(place -> view.value(RunRecord.REAL, measure, place).stream())
          .filter(m -> Double.isFinite(m.value()))
          .findFirst()
          .ifPresent(m -> floors.put(measure.id(), Rounding.of(m.value())));
    }
    return floors;
  }

  private Map<String, Integer> own(Subject subject, Place place) {
    Map<String, Integer> own = new LinkedHashMap<>();
    boolean here = false;
    for (MeasureInfo measure : view.measures()) {
      Optional<Measurement> m =
          Nearest.value(view, subject.name(), measure, place)
              .filter(found -> Double.isFinite(found.value()));
      if (m.isPresent()) {
        here |= view.value(subject.name(), measure, place).isPresent();
        axes.computeIfAbsent(measure.id(), id -> axis(measure, m.get()));
        own.put(measure.id(), values.computeIfAbsent(value(m.get()), v -> values.size()));
      }
    }
    return here || place.equals(Place.ANYWHERE) ? own : Map.of();
  }

  private static Axis axis(MeasureInfo measure, Measurement m) {
    String unit =
        m.unit() == Unit.MILLISECONDS || m.unit() == Unit.DECIBELS ? m.unit().symbol() : "";
    return new Axis(
        measure.id(),
        Names.brief(measure.label(), 40) + (unit.isEmpty() ? "" : ", " + unit),
        measure.group().name().toLowerCase(Locale.ROOT),
        measure.direction() == Direction.NONE
            ? ""
            : measure.direction().name().toLowerCase(Locale.ROOT));
  }

  private static Value value(Measurement m) {
    ConfidenceInterval i = m.interval();
    boolean drawn = i != null && Double.isFinite(i.low()) && Double.isFinite(i.high());
    ConfidenceInterval ends = drawn ? i : null;
    String unit =
        m.unit() == Unit.MILLISECONDS || m.unit() == Unit.DECIBELS ? " " + m.unit().symbol() : "";
    return new Value(
        Rounding.of(m.value()),
        ends == null ? null : Rounding.of(ends.low()),
        ends == null ? null : Rounding.of(ends.high()),
        Figures.of(m).text() + unit,
        m.validity().isMeasured() ? "" : Phrases.word(m.validity().kind()));
  }

  private static String shown(@Nullable String id) {
    return id == null ? "" : Names.visible(id);
  }
}
