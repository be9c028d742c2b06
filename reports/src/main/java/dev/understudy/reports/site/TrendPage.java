package dev.understudy.reports.site;

import dev.understudy.reports.plot.Palette;
import dev.understudy.reports.plot.Plot;
import dev.understudy.reports.plot.TrendPlot;
import dev.understudy.reports.trend.ChangePoints;
import dev.understudy.reports.trend.TrendFit;
import dev.understudy.reports.trend.TrendPoint;
import dev.understudy.reports.trend.TrendSeries;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.TrendFigures;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.jsoup.nodes.Element;

/** One series: drawn, its changes, and every value with the run that it is from. */
final class TrendPage {
  private TrendPage() {}

  static byte[] write(TrendFit fit) throws IOException {
    TrendSeries series = fit.series();
    String title = Names.brief(series.measure(), 60) + " of " + Names.brief(series.subject(), 60);
    SitePage page = new SitePage(title, "../", false);
    facts(page.main().appendElement("section"), series);
    if (TrendPlot.canDraw(series)) {
      plot(page.main().appendElement("section"), fit);
    }
    changes(page.main().appendElement("section"), fit);
    values(page.main().appendElement("section"), fit);
    return page.bytes();
  }

  private static void facts(Element section, TrendSeries series) {
    Element facts = section.appendElement("dl").addClass("facts");
    fact(facts, "Experiment", series.experiment());
    if (series.device() != null) {
      fact(facts, "Device", series.device());
    }
    if (series.runtime() != null) {
      fact(facts, "Runtime", series.runtime());
    }
    if (!series.unit().symbol().isEmpty()) {
      fact(facts, "Unit", series.unit().symbol());
    }
    fact(facts, "Runs", Figures.count(series.points().size()));
  }

  private static void fact(Element facts, String label, String value) {
    facts.appendElement("dt").text(label);
    SitePage.name(facts.appendElement("dd"), value, 200);
  }

  private static void plot(Element section, TrendFit fit) throws IOException {
    section.appendElement("h2").text("Over time");
    Element figure = section.appendElement("figure").addClass("plot");
    Element picture = figure.appendElement("picture");
    picture
        .appendElement("source")
        .attr("media", "(prefers-color-scheme: dark)")
        .attr("srcset", uri(TrendPlot.svg(fit, Palette.DARK)));
    picture
        .appendElement("img")
        .attr("src", uri(TrendPlot.svg(fit, Palette.LIGHT)))
        .attr("width", Integer.toString(Plot.WIDTH))
        .attr("height", Integer.toString(Plot.HEIGHT))
        .attr("alt", alternative(fit));
    figure
        .appendElement("figcaption")
        .text(
            "Each dot is a run, with its confidence interval; a cross is a value that was not"
                + " measured plainly. The line is the level, fitted to the dots: a step in it is a"
                + " change that lasted.");
  }

  private static String alternative(TrendFit fit) {
    TrendSeries series = fit.series();
    List<TrendFit.Change> changes = fit.changes();
    List<ChangePoints.Segment> levels = fit.levels().segments();
    return Names.brief(series.measure(), 60)
        + " over "
        + Figures.count(series.points().size())
        + " runs; "
        + (changes.isEmpty()
            ? levels.isEmpty()
                ? "no level."
                : "one level, " + TrendFigures.level(series, levels.get(0).level()) + "."
            : changes.size()
                + (changes.size() == 1 ? " change" : " changes")
                + " of level, listed below.");
  }

  private static void changes(Element section, TrendFit fit) {
    section.appendElement("h2").text("Changes of level");
    List<TrendFit.Change> changes = fit.changes();
    if (changes.isEmpty()) {
      section.appendElement("p").text("None.");
      return;
    }
    Element list = section.appendElement("ul");
    for (int i = changes.size() - 1; i >= 0; i--) {
      TrendPoint first = changes.get(i).first();
      Element item = list.appendElement("li");
      Element link = item.appendElement("a");
      link.attr("href", "../" + SitePaths.run(first.run()));
      SiteTimes.add(link, first.time());
      item.appendText(": " + TrendFigures.describe(fit.series(), changes.get(i)));
    }
  }

  private static void values(Element section, TrendFit fit) {
    section.appendElement("h2").text("Values");
    Element body =
        SitePage.table(
            section,
            "Every value, the newest first; times in UTC",
            List.of("Started", "Value", "n", "Remark"));
    List<TrendFit.Fitted> fitted = fit.points();
    for (int i = fitted.size() - 1; i >= 0; i--) {
      TrendPoint point = fitted.get(i).point();
      Element row = body.appendElement("tr");
      Element link = row.appendElement("th").attr("scope", "row").appendElement("a");
      link.attr("href", "../" + SitePaths.run(point.run()));
      SiteTimes.add(link, point.time());
      row.appendElement("td").text(TrendFigures.value(fit.series(), point));
      row.appendElement("td").text(Figures.count(point.n()));
      Element remark = row.appendElement("td");
      if (fitted.get(i).change()) {
        remark.text("a new level");
      } else {
        remark.addClass("validity").text(TrendFigures.doubt(point));
      }
    }
  }

  private static String uri(byte[] svg) {
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg);
  }
}
