package dev.understudy.reports.table;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Reference;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.table.Table.Cell;
import dev.understudy.reports.table.Table.Section;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunView;
import dev.understudy.reports.view.Versus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The sentences below the table that say what its signs mean; only those that are wanted. */
public final class Legend {
  /** So many digits tell any two files apart, with the ellipsis that says that there are more. */
  private static final int HASH_DIGITS = 20;

  private Legend() {}

  static List<String> of(RunView view, List<Section> sections) {
    List<String> legend = new ArrayList<>();
    if (any(sections, Cell::best)) {
      String second = any(sections, Cell::second) ? " Underlined: the second best." : "";
      legend.add("Bold: the best of a row." + second + " ↓ lower is better, ↑ higher is better.");
    }
    if (any(sections, cell -> cell.significant())) {
      legend.add("* The difference was shown: " + tests(view) + ".");
    }
    if (any(sections, Cell::doubtful)) {
      legend.add("† Not measured as its protocol demands; the note says why. Never bold.");
    }
    Reference reference = view.record().reference();
    if (reference != null) {
      legend.add(
          "Reference: "
              + Names.visible(reference.name())
              + ", "
              + Figures.count(reference.count())
              + " pictures.");
    }
    if (view.hasReal()) {
      legend.add("Real: real pictures judged like a generator’s, the floor that chance leaves.");
    }
    weights(view.record(), legend);
    legend.addAll(plans(view.record()));
    return List.copyOf(legend);
  }

  /** The networks that judged, so that a figure can be traced to its weights. */
  private static void weights(RunRecord record, List<String> legend) {
    List<String> weights =
        record.provenance().files().entrySet().stream()
            .filter(e -> RunRecord.Provenance.isNetwork(e.getKey()))
            .sorted(Map.Entry.comparingByKey())
            .map(e -> Names.visible(e.getKey()) + " " + Names.brief(e.getValue(), HASH_DIGITS))
            .toList();
    if (!weights.isEmpty()) {
      legend.add("Weights (SHA-256): " + String.join(", ", weights) + ".");
    }
  }

  /** How latency was measured, in sentences. */
  public static List<String> plans(RunRecord record) {
    return record.provenance().settings().entrySet().stream()
        .filter(e -> e.getKey().toLowerCase(java.util.Locale.ROOT).contains("plan"))
        .sorted(Map.Entry.comparingByKey())
        .map(e -> "Latency plan: " + Names.visible(e.getValue()) + ".")
        .distinct()
        .toList();
  }

  /** {@code p < 0.05 by Mann–Whitney U (p50), or an interval that leaves out zero (KID)}. */
  private static String tests(RunView view) {
    Map<String, Set<String>> measures = new LinkedHashMap<>();
    for (MeasureInfo measure : view.measures()) {
      for (Place place : view.places(measure)) {
        for (Subject student : view.students()) {
          view.versus(student.name(), measure, place)
              .filter(v -> v.isSignificant() && v.isValid())
              .filter(v -> v.pValue() != null || v.difference().interval() != null)
              .ifPresent(
                  v ->
                      measures
                          .computeIfAbsent(reason(v), r -> new LinkedHashSet<>())
                          .add(Names.visible(measure.label())));
        }
      }
    }
    List<String> parts = new ArrayList<>();
    measures.forEach((reason, names) -> parts.add(reason + " (" + String.join(", ", names) + ")"));
    return String.join("; ", parts);
  }

  private static String reason(Versus v) {
    if (v.pValue() != null) {
      String test = Names.visible(v.test());
      return "p < " + Versus.ALPHA + (test.isBlank() ? "" : " by " + test);
    }
    return "an interval of the difference that leaves out zero";
  }

  private static boolean any(List<Section> sections, Predicate<Cell> predicate) {
    return sections.stream()
        .flatMap(section -> section.lines().stream())
        .flatMap(line -> line.cells().stream())
        .anyMatch(predicate);
  }
}
