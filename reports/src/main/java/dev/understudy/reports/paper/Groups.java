package dev.understudy.reports.paper;

import dev.understudy.reports.RunRecord.PaperTable;
import dev.understudy.reports.RunRecord.PublishedValue;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.view.RunView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lines of a table in their order: the paper's, and each subject of this run beside its own.
 */
final class Groups {
  private Groups() {}

  /**
   * A line without its cells.
   *
   * @param row the group
   * @param method the published method; for a subject the one that it stands beside, or empty
   * @param subject the subject, empty for a published line
   */
  record Entry(String row, String method, Optional<Subject> subject) {}

  static List<Entry> of(PaperLayout layout, LayoutTable table, PaperTable paper, RunView view) {
    Map<String, Set<String>> published = new LinkedHashMap<>();
    for (PublishedValue value : paper.published()) {
      if (value.table().equals(table.id())) {
        published.computeIfAbsent(value.row(), r -> new LinkedHashSet<>()).add(value.method());
      }
    }
    String ours = table.keys().isEmpty() ? "" : paper.row();
    published.computeIfAbsent(ours, r -> new LinkedHashSet<>());
    List<Entry> entries = new ArrayList<>();
    published.forEach(
        (row, methods) -> {
          List<Subject> subjects = row.equals(ours) ? view.subjects() : List.of();
          entries.addAll(group(row, methods, subjects, layout));
        });
    return entries;
  }

  private static List<Entry> group(
      String row, Set<String> methods, List<Subject> subjects, PaperLayout layout) {
    Map<String, List<Subject>> beside = new LinkedHashMap<>();
    List<Subject> alone = new ArrayList<>();
    for (Subject subject : subjects) {
      counterpart(subject, methods, layout)
          .ifPresentOrElse(
              method -> beside.computeIfAbsent(method, m -> new ArrayList<>()).add(subject),
              () -> alone.add(subject));
    }
    List<Entry> entries = new ArrayList<>();
    for (String method : methods) {
      entries.add(new Entry(row, method, Optional.empty()));
      beside
          .getOrDefault(method, List.of())
          .forEach(s -> entries.add(new Entry(row, method, Optional.of(s))));
    }
    alone.forEach(s -> entries.add(new Entry(row, "", Optional.of(s))));
    return entries;
  }

  /** By the subject's name, else by its role. */
  private static Optional<String> counterpart(
      Subject subject, Set<String> methods, PaperLayout layout) {
    Optional<String> named =
        methods.stream().filter(m -> plain(m).equals(plain(subject.name()))).findFirst();
    return named.or(
        () ->
            layout.methods().getOrDefault(subject.role(), List.of()).stream()
                .filter(methods::contains)
                .findFirst());
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
