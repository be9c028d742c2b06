package dev.understudy.reports.site;

import dev.understudy.reports.trend.TrendFit;
import dev.understudy.reports.trend.TrendPoint;
import dev.understudy.reports.trend.TrendSeries;
import dev.understudy.reports.view.TrendFigures;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Every series in a line: where it stands, and when its level last changed. */
final class TrendsPage {
  private static final Comparator<Line> LAST_CHANGE_FIRST =
      Comparator.comparing(
          line -> line.change() == null ? Instant.MIN : line.change().first().time(),
          Comparator.reverseOrder());

  private TrendsPage() {}

  /** What the page says of a series; without its points, since there may be thousands. */
  record Line(
      String measure,
      String subject,
      @Nullable String device,
      @Nullable String runtime,
      String experiment,
      String page,
      int runs,
      String last,
      TrendFit.@Nullable Change change,
      String described) {
    static Line of(TrendFit fit, String page) {
      TrendSeries series = fit.series();
      List<TrendPoint> points = series.points();
      List<TrendFit.Change> changes = fit.changes();
      TrendFit.Change change = changes.isEmpty() ? null : changes.get(changes.size() - 1);
      return new Line(
          series.measure(),
          series.subject(),
          series.device(),
          series.runtime(),
          series.experiment(),
          page,
          points.size(),
          TrendFigures.valueWithUnit(series, points.get(points.size() - 1)),
          change,
          change == null ? "" : TrendFigures.describe(series, change));
    }
  }

  /** What changed last comes first, then the others as they are. */
  static byte[] write(List<Line> unordered) throws IOException {
    SitePage page = new SitePage("Trends", "", true);
    List<Line> lines = unordered.stream().sorted(LAST_CHANGE_FIRST).toList();
    if (lines.isEmpty()) {
      page.main().appendElement("section").appendElement("p").text("There are no values yet.");
      return page.bytes();
    }
    page.filter("Filter trends", lines.size());
    Element body =
        SitePage.table(
            page.main().appendElement("section"),
            "Every measure of every subject over time; what changed last comes first",
            List.of(
                "Measure",
                "Subject",
                "Device",
                "Runtime",
                "Experiment",
                "Runs",
                "Last value",
                "Last change of level"));
    for (Line line : lines) {
      row(body.appendElement("tr"), line);
    }
    return page.bytes();
  }

  private static void row(Element row, Line line) {
    Element link =
        row.appendElement("th").attr("scope", "row").appendElement("a").attr("href", line.page());
    SitePage.name(link, line.measure(), 40);
    SitePage.name(row.appendElement("td"), line.subject(), 40);
    SitePage.nameOrNone(row.appendElement("td"), line.device());
    SitePage.nameOrNone(row.appendElement("td"), line.runtime());
    SitePage.name(row.appendElement("td"), line.experiment(), 40);
    row.appendElement("td").text(Integer.toString(line.runs()));
    row.appendElement("td").text(line.last());
    Element change = row.appendElement("td");
    if (line.change() != null) {
      SiteTimes.add(change, line.change().first().time());
      change.appendText(": " + line.described());
    }
  }
}
