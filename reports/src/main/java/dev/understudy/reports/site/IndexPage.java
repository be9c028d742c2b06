package dev.understudy.reports.site;

import dev.understudy.reports.history.RunSummary;
import java.io.IOException;
import java.util.List;
import org.jsoup.nodes.Element;

/** All runs, the newest first. */
final class IndexPage {
  private IndexPage() {}

  static byte[] write(List<RunSummary> runs) throws IOException {
    SitePage page = new SitePage("Runs", "", true);
    Element section = page.main().appendElement("section");
    if (runs.isEmpty()) {
      section.appendElement("p").text("The history holds no run yet.");
      return page.bytes();
    }
    page.filter("Filter runs", runs.size());
    page.main().appendChild(section); // below the filter
    Element body =
        SitePage.table(
            section,
            "Runs, the newest first; times in UTC",
            List.of("Started", "Experiment", "Subjects", "Devices", "Values", "Tags", "Host"));
    for (RunSummary run : runs) {
      row(body.appendElement("tr"), run);
    }
    return page.bytes();
  }

  private static void row(Element row, RunSummary run) {
    Element link =
        row.appendElement("th")
            .attr("scope", "row")
            .appendElement("a")
            .attr("href", SitePaths.run(run.id()));
    SiteTimes.add(link, run.started());
    SitePage.name(row.appendElement("td"), run.name(), 60);
    names(row.appendElement("td"), run.subjects());
    names(row.appendElement("td"), run.devices());
    Element values = row.appendElement("td").text(Integer.toString(run.rows()));
    if (run.invalid() > 0) {
      values
          .appendText(" ")
          .appendElement("span")
          .addClass("validity")
          .text(run.invalid() + " not measured plainly");
    }
    names(row.appendElement("td"), run.tags());
    SitePage.name(row.appendElement("td").addClass("host"), run.host(), 90);
  }

  private static void names(Element cell, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      cell.appendText(i == 0 ? "" : ", ");
      SitePage.name(cell, names.get(i), 40);
    }
  }
}
