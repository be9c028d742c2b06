package dev.understudy.reports.page;

import dev.understudy.reports.RunRecord;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.RunFiles;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** What concerns the run as a whole, and files that a reader will miss. */
final class Warnings {
  private Warnings() {}

  static void add(Element main, RunRecord record, RunFiles files) {
    add(main, record.warnings(), files.problems());
  }

  /** Warnings as they were recorded, then problems, which are fit to be seen already. */
  static void add(Element main, List<String> warnings, List<String> problems) {
    if (warnings.isEmpty() && problems.isEmpty()) {
      return;
    }
    Element list = Html.add(Html.section(main, "warnings", "Warnings"), "ul", "warnings");
    Stream.concat(warnings.stream().map(Names::visible), problems.stream())
        .forEach(warning -> list.appendElement("li").text(warning));
  }
}
