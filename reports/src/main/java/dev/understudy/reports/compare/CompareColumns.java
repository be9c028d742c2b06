package dev.understudy.reports.compare;

import dev.understudy.common.Unit;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.view.RunView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which measures of several runs get a column. */
public final class CompareColumns {
  /** Asks for the few that a reader looks at first. */
  public static final String KEY = "key";

  /** Asks for every measure of every run. */
  public static final String ALL = "all";

  private CompareColumns() {}

  /**
   * The measures, in table order.
   *
   * @param wanted measure ids, or {@link #KEY} or {@link #ALL}
   * @throws IllegalArgumentException if no run has one of them; its message names those there are
   */
  public static List<MeasureInfo> of(List<ComparedRun> runs, Set<String> wanted) {
    Map<String, MeasureInfo> all = all(runs);
    List<String> unknown =
        wanted.stream()
            .filter(id -> !id.equals(KEY) && !id.equals(ALL) && !all.containsKey(id))
            .toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "no run has a measure "
              + String.join(", ", unknown)
              + "; there are "
              + String.join(", ", all.keySet()));
    }
    Set<MeasureInfo> chosen = new java.util.HashSet<>();
    for (String id : wanted) {
      switch (id) {
        case KEY -> chosen.addAll(key(runs, all));
        case ALL -> chosen.addAll(all.values());
        default -> Optional.ofNullable(all.get(id)).ifPresent(chosen::add);
      }
    }
    return all.values().stream().filter(chosen::contains).toList();
  }

  /** Measures that any run has a row of, by group. */
  private static Map<String, MeasureInfo> all(List<ComparedRun> runs) {
    Map<String, MeasureInfo> all = new LinkedHashMap<>();
    for (Group group : Group.values()) {
      for (ComparedRun run : runs) {
        run.view().measures(group).stream()
            .filter(m -> !run.view().places(m).isEmpty())
            .forEach(m -> all.putIfAbsent(m.id(), m));
      }
    }
    return all;
  }

  private static List<MeasureInfo> key(List<ComparedRun> runs, Map<String, MeasureInfo> all) {
    List<MeasureInfo> key = new ArrayList<>();
    first(runs, RunView::headline).ifPresent(key::add);
    Stream.concat(
            all.values().stream().filter(m -> m.id().startsWith("lpips")),
            all.values().stream().filter(m -> m.group() == Group.PAIRED))
        .findFirst()
        .ifPresent(key::add);
    all.values().stream().filter(m -> m.group() == Group.ARTIFACTS).findFirst().ifPresent(key::add);
    for (Unit unit : List.of(Unit.MACS, Unit.PARAMETERS, Unit.BYTES)) {
      first(runs, view -> view.cost(unit)).ifPresent(key::add);
    }
    first(runs, RunView::medianLatency).ifPresent(key::add);
    return key;
  }

  private static Optional<MeasureInfo> first(
      List<ComparedRun> runs, java.util.function.Function<RunView, Optional<MeasureInfo>> choice) {
    return runs.stream().map(ComparedRun::view).map(choice).flatMap(Optional::stream).findFirst();
  }
}
