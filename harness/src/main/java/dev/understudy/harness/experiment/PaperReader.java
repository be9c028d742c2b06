package dev.understudy.harness.experiment;

import dev.understudy.harness.experiment.Experiment.Paper;
import dev.understudy.reports.RunRecord.PaperTable;
import dev.understudy.reports.RunRecord.PublishedValue;
import dev.understudy.reports.paper.Layouts;
import dev.understudy.reports.paper.PaperLayout;
import dev.understudy.reports.paper.PublishedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads which paper's table the report is set beside. */
final class PaperReader {
  private final YamlDocument document;
  private final Problems problems;
  private final PathChecks paths;

  PaperReader(YamlDocument document, Problems problems, PathChecks paths) {
    this.document = document;
    this.problems = problems;
    this.paths = paths;
  }

  /**
   * The paper; null where none is named. The figures are read only if nothing else in the file is
   * wrong, since they are told line by line of a file of their own.
   *
   * @throws dev.understudy.common.InputException at the first line of the figures that is wrong
   */
  @Nullable Paper read(Value report) {
    Value published = report.at("published");
    Value row = report.at("row");
    Optional<PaperLayout> layout = Layouts.find(report.at("layout").text(""));
    Path file =
        published.isGiven() ? paths.file(published, "a CSV file of published figures") : null;
    if (layout.isEmpty()) {
      withoutLayout(published);
      withoutLayout(row);
      return null;
    }
    if (!problems.isEmpty()) {
      return null;
    }
    List<PublishedValue> values =
        file == null ? Layouts.published(layout.get()) : PublishedFile.read(file, layout.get());
    String group = row.text("");
    return new Paper(new PaperTable(layout.get().id(), group, values), file, hint(group, values));
  }

  private void withoutLayout(Value given) {
    if (given.isGiven() && !problems.isDoubtful(FieldPath.ROOT.key("report").key("layout"))) {
      problems.add(
          document.position(given.path()),
          given.path(),
          Quote.of(given.path().lastKey()) + " stands without a `layout`",
          "the layout of the paper beside it",
          "add `layout: ID`, one of " + String.join(", ", Layouts.ids()));
    }
  }

  /** A row of one's own is no mistake; one that is nearly the paper's may be. */
  private static String hint(String row, List<PublishedValue> values) {
    List<String> rows =
        values.stream().map(PublishedValue::row).filter(r -> !r.isEmpty()).distinct().toList();
    return row.isEmpty() || rows.contains(row)
        ? ""
        : Suggestions.nearest(row, rows)
            .map(
                near ->
                    "report.row: the published figures have no "
                        + Quote.of(row)
                        + ", so this run stands in a group of its own; did you mean "
                        + Quote.of(near)
                        + "?")
            .orElse("");
  }
}
