package dev.understudy.reports.page;

import dev.understudy.reports.plot.Palette;
import dev.understudy.reports.plot.Plot;
import dev.understudy.reports.plot.Plots;
import java.io.IOException;
import java.util.List;
import org.jsoup.nodes.Element;

/** The plots, drawn once for light and once for dark pages. */
final class PlotSection {
  private PlotSection() {}

  static void add(Element main, List<Plot> plots) throws IOException {
    for (Plot plot : plots) {
      Element section = Html.section(main, "plot-" + plot.id(), plot.title());
      Element figure = Html.add(section, "figure", "plot");
      Element picture = figure.appendElement("picture");
      picture
          .appendElement("source")
          .attr("media", "screen and (prefers-color-scheme: dark)")
          .attr("srcset", svg(plot, Palette.DARK));
      picture
          .appendElement("img")
          .attr("src", svg(plot, Palette.LIGHT))
          .attr("alt", plot.alternative());
      if (!plot.key().isEmpty()) {
        Element key = Html.add(figure, "ol", "key");
        plot.key().forEach(name -> key.appendElement("li").appendElement("bdi").text(name));
      }
      if (!plot.caption().isEmpty()) {
        Element caption = figure.appendElement("figcaption");
        plot.caption().lines().forEach(line -> caption.appendElement("p").text(line));
      }
    }
  }

  private static String svg(Plot plot, Palette palette) throws IOException {
    return Html.dataUri("image/svg+xml", Plots.svgWithoutKey(plot, palette));
  }
}
