package dev.understudy.reports.trend;

import java.util.ArrayList;
import java.util.List;

/**
 * A series with its levels. Fitting a long series takes a while, so keep it.
 *
 * @param series the series
 * @param levels the levels of its {@linkplain TrendSeries#counted counted} points
 */
public record TrendFit(TrendSeries series, ChangePoints levels) {
  /**
   * A point and the level that it belongs to.
   *
   * @param point the point
   * @param level its level; NaN for a point that does not count
   * @param change whether a new level begins with it
   */
  public record Fitted(TrendPoint point, double level, boolean change) {}

  /**
   * A change of level.
   *
   * @param first the first point of the new level
   * @param before the level before
   * @param after the level since
   */
  public record Change(TrendPoint first, double before, double after) {}

  /** Fits a series. */
  public static TrendFit of(TrendSeries series) {
    return new TrendFit(series, series.changes());
  }

  /** All points with their levels. */
  public List<Fitted> points() {
    List<ChangePoints.Segment> segments = levels.segments();
    List<Fitted> fitted = new ArrayList<>();
    int counted = 0;
    int segment = 0;
    for (TrendPoint point : series.points()) {
      if (!point.counts()) {
        fitted.add(new Fitted(point, Double.NaN, false));
        continue;
      }
      if (counted == segments.get(segment).to()) {
        segment++;
      }
      ChangePoints.Segment own = segments.get(segment);
      fitted.add(new Fitted(point, own.level(), segment > 0 && counted == own.from()));
      counted++;
    }
    return fitted;
  }

  /** The changes of level, the oldest first. */
  public List<Change> changes() {
    List<ChangePoints.Segment> segments = levels.segments();
    List<TrendPoint> counted = series.counted();
    List<Change> changes = new ArrayList<>();
    for (int i = 1; i < segments.size(); i++) {
      ChangePoints.Segment own = segments.get(i);
      changes.add(new Change(counted.get(own.from()), segments.get(i - 1).level(), own.level()));
    }
    return changes;
  }
}
