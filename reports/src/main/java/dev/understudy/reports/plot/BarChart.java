package dev.understudy.reports.plot;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import dev.understudy.reports.view.Names;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;
import org.knowm.xchart.style.HorizontalBarStyler;

/** Named amounts as horizontal bars, the first on top. */
public final class BarChart {
  private static final int BAR = 24;
  private static final int MARGINS = 90;
  private static final int SCALE = 2;

  private BarChart() {}

  /**
   * Draws bars.
   *
   * @param title what they show
   * @param axis the amounts' name and unit
   * @param bars amounts by name, in order; at least one
   * @param png whether to draw a PNG; else an SVG, its text as outlines
   * @return the file's bytes
   */
  public static byte[] draw(String title, String axis, Map<String, Double> bars, boolean png)
      throws IOException {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true"); // drawing needs no screen
    }
    HorizontalBarChart chart = chart(title, axis, bars);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int width = chart.getWidth();
    int height = chart.getHeight();
    if (!png) {
      VectorGraphics2D graphics = new VectorGraphics2D();
      chart.paint(graphics, width, height);
      PageSize page = new PageSize(0, 0, width, height);
      Processors.get("svg").getDocument(graphics.getCommands(), page).writeTo(out);
      return out.toByteArray();
    }
    BufferedImage image =
        new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.scale(SCALE, SCALE);
    chart.paint(g, width, height);
    g.dispose();
    if (!ImageIO.write(image, "png", out)) {
      throw new IOException("this Java has no PNG writer");
    }
    return out.toByteArray();
  }

  private static HorizontalBarChart chart(String title, String axis, Map<String, Double> bars) {
    HorizontalBarChart chart =
        new HorizontalBarChartBuilder()
            .width(Plot.WIDTH)
            .height(MARGINS + BAR * bars.size())
            .title(title)
            .xAxisTitle(axis)
            .build();
    style(chart.getStyler());
    List<Double> amounts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    bars.forEach(
        (name, amount) -> {
          String shown = Names.brief(name, 44);
          // XChart draws one bar for equal names.
          while (names.contains(shown)) {
            shown += " ";
          }
          names.add(shown);
          amounts.add(amount);
        });
    chart.addSeries("bars", amounts, names).setFillColor(Palette.LIGHT.teacher());
    return chart;
  }

  private static void style(HorizontalBarStyler style) {
    style.setLocale(Locale.ROOT);
    style.setChartBackgroundColor(Palette.LIGHT.ground());
    style.setPlotBackgroundColor(Palette.LIGHT.ground());
    style.setChartFontColor(Palette.LIGHT.ink());
    style.setAxisTickLabelsColor(Palette.LIGHT.ink());
    style.setAxisTickMarksColor(Palette.LIGHT.faint());
    style.setPlotGridLinesColor(Palette.LIGHT.faint());
    style.setPlotGridLinesStroke(new BasicStroke(1));
    style.setPlotBorderVisible(false);
    style.setLegendVisible(false);
    style.setChartTitleFont(Charts.font(Font.BOLD, 14));
    style.setAxisTitleFont(Charts.font(Font.PLAIN, 13));
    style.setAxisTickLabelsFont(Charts.font(Font.PLAIN, 12));
    style.setAvailableSpaceFill(0.7);
    style.setLabelsVisible(false);
    // XChart takes this for the bars' axis too, and leaves out names that stand closer than it.
    style.setXAxisTickMarkSpacingHint(1);
    style.setXAxisDecimalPattern("0.######"); // else .02 for 0.02
  }
}
