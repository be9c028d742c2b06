package dev.understudy.reports.table;

import dev.understudy.common.Measurement;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.table.Table.Rank;
import dev.understudy.reports.view.Figures;
import java.util.Comparator;
import java.util.List;

/**
 * The best and, of three values or more, the second best of a row or column. Values that are
 * printed alike are equal: a reader could not tell why one of them is set apart.
 *
 * @param best the best value as it is printed; empty where there are no two different ones
 * @param second the next one, empty where there are no three
 */
public record Ranking(String best, String second) {
  private static final Ranking NONE = new Ranking("", "");

  /**
   * Ranks those that may be believed; where neither way is better there is no best.
   *
   * @param values all of them
   */
  public static Ranking of(List<Measurement> values, Direction direction) {
    Comparator<Measurement> order = Comparator.comparingDouble(Measurement::value);
    List<String> ranked =
        values.stream()
            .filter(m -> m.validity().isMeasured())
            .sorted(direction == Direction.HIGHER ? order.reversed() : order)
            .map(Ranking::printed)
            .distinct()
            .toList();
    if (direction == Direction.NONE || ranked.size() < 2) {
      return NONE;
    }
    // Of two, the second is the last as well: to underline it would tell nothing.
    return new Ranking(ranked.get(0), ranked.size() > 2 ? ranked.get(1) : "");
  }

  /** A value's rank; what may not be believed has none. */
  public Rank of(Measurement m) {
    if (!m.validity().isMeasured()) {
      return Rank.NONE;
    }
    String printed = printed(m);
    return printed.equals(best) ? Rank.BEST : printed.equals(second) ? Rank.SECOND : Rank.NONE;
  }

  private static String printed(Measurement m) {
    return Figures.of(m).value();
  }
}
