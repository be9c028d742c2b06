package dev.understudy.reports.paper;

import dev.understudy.reports.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a paper prints its results.
 *
 * @param id the layout's id, also its folder under {@code papers/}
 * @param title the system
 * @param source the paper
 * @param gap what the paper prints where it has no figure
 * @param methods by role, the published methods that a subject of that role stands beside
 * @param tables its tables
 */
public record PaperLayout(
    String id,
    String title,
    String source,
    String gap,
    Map<Role, List<String>> methods,
    List<LayoutTable> tables) {
  /** Copies the collections. */
  public PaperLayout {
    methods = Map.copyOf(methods);
    tables = List.copyOf(tables);
  }

  Optional<LayoutTable> table(String tableId) {
    return tables.stream().filter(t -> t.id().equals(tableId)).findFirst();
  }
}
