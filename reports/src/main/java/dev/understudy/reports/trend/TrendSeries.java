package dev.understudy.reports.trend;

import dev.understudy.common.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One measure of one subject in one place over the runs of one experiment.
 *
 * @param experiment the experiment's name
 * @param subject the subject's name
 * @param device the device's id, or null where it does not matter
 * @param runtime the runtime's id, or null where it does not matter
 * @param measure the measure's id
 * @param unit the values' unit
 * @param points by start time, the oldest first
 */
public record TrendSeries(
    String experiment,
    String subject,
    @Nullable String device,
    @Nullable String runtime,
    String measure,
    Unit unit,
    List<TrendPoint> points) {
  /** Copies the points. */
  public TrendSeries {
    points = List.copyOf(points);
  }

  /** The points that were plainly measured: what a level is fitted to. */
  public List<TrendPoint> counted() {
    return points.stream().filter(TrendPoint::counts).toList();
  }

  /** The levels of {@link #counted()}; indices are into that list. */
  public ChangePoints changes() {
    return ChangePoints.of(counted().stream().mapToDouble(TrendPoint::value).toArray());
  }
}
