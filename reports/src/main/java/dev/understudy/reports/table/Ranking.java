package dev.understudy.reports.table;

import dev.understudy.common.Measurement;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.table.Table.Rank;
import java.util.Comparator;
import java.util.List;

/**
 * The best and, of three values or more, the second best of a row or column.
 *
 * @param best the best value, NaN where there are no two different ones
 * @param second the next one, NaN where there are no three
 */
public record Ranking(double best, double second) {
  /**
   * Ranks those that may be believed; where neither way is better there is no best.
   *
   * @param values all of them
   */
  public static Ranking of(List<Measurement> values, Direction direction) {
    Comparator<Double> order =
        direction == Direction.HIGHER ? Comparator.reverseOrder() : Comparator.naturalOrder();
    List<Double> ranked =
        values.stream()
            .filter(m -> m.validity().isMeasured())
            .map(Measurement::value)
            .distinct()
            .sorted(order)
            .toList();
    if (direction == Direction.NONE || ranked.size() < 2) {
      return new Ranking(Double.NaN, Double.NaN);
    }
    // Of two, the second is the last as well: to underline it would tell nothing.
    return new Ranking(ranked.get(0), ranked.size() > 2 ? ranked.get(1) : Double.NaN);
  }

  /** A value's rank; what may not be believed has none. */
  public Rank of(Measurement m) {
    if (!m.validity().isMeasured()) {
      return Rank.NONE;
    }
    return m.value() == best ? Rank.BEST : m.value() == second ? Rank.SECOND : Rank.NONE;
  }
}
