package dev.understudy.reports.paper;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of a paper's tables.
 *
 * @param id its name in {@code published.csv}
 * @param caption what it shows
 * @param keys headings of the columns that name a group of lines, such as Model and Dataset; the
 *     parts of {@code row} in {@code published.csv}, set apart by {@code " / "}
 * @param method heading of the column that names the lines of a group
 * @param columns the figures
 * @param places a column for each device and runtime that this run timed, or null
 * @param bold what is set in bold
 */
public record LayoutTable(
    String id,
    String caption,
    List<String> keys,
    String method,
    List<LayoutColumn> columns,
    @Nullable LayoutColumn places,
    Bold bold) {
  /** Copies the lists. */
  public LayoutTable {
    keys = List.copyOf(keys);
    columns = List.copyOf(columns);
  }

  /** What a paper sets in bold. */
  public enum Bold {
    NOTHING(""),
    /** The best of a group's column. */
    BEST("Bold: the best of a group."),
    /** Also the method's own name, the paper's and ours. */
    OURS_AND_BEST("Bold: the method under judgement, and the best of a group."),
    /** A latency that keeps up with a display of 30 pictures a second. */
    REAL_TIME("Bold: real time, at most 33 ms; not the best.");

    private final String legend;

    Bold(String legend) {
      this.legend = legend;
    }

    /** What a legend says of it; empty for nothing. */
    String legend() {
      return legend;
    }
  }

  Optional<LayoutColumn> column(String columnId) {
    return columns.stream().filter(c -> c.id().equals(columnId)).findFirst();
  }
}
