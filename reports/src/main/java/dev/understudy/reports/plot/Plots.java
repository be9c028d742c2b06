package dev.understudy.reports.plot;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import dev.understudy.reports.view.RunFiles;
import dev.understudy.reports.view.RunFiles.Samples;
import dev.understudy.reports.view.RunView;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;

/** All plots of a record, and how they become files. */
public final class Plots {
  /** Pixels of a PNG file per pixel of the page, so that it is sharp in print and on phones. */
  private static final int SCALE = 2;

  static {
    // Drawing needs no screen; on a machine with a broken one AWT would fail looking for it.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  private Plots() {}

  /** The plots that a record has data for. */
  public static List<Plot> of(RunView view, RunFiles files) {
    return of(view, files.samples());
  }

  /** As {@link #of(RunView, RunFiles)}, with raw samples that stand elsewhere. */
  public static List<Plot> of(RunView view, List<Samples> samples) {
    List<Plot> plots = new ArrayList<>();
    QualityPlot.of(view).ifPresent(plots::add);
    plots.addAll(LatencyPlot.of(view, samples));
    plots.addAll(SustainedPlot.of(view));
    plots.addAll(ExitPlot.of(view));
    plots.addAll(CurvePlot.of(view));
    return List.copyOf(plots);
  }

  /** A plot as an SVG file, with its key; text is drawn as outlines. */
  public static byte[] svg(Plot plot, Palette palette) throws IOException {
    return svg(new Sheet(plot.charts().apply(palette), plot.key(), palette));
  }

  /** The same without its key, for where that stands beside it as text. */
  public static byte[] svgWithoutKey(Plot plot, Palette palette) throws IOException {
    return svg(new Sheet(plot.charts().apply(palette), List.of(), palette));
  }

  static byte[] svg(XYChart chart) throws IOException {
    return svg(Sheet.of(chart));
  }

  private static byte[] svg(Sheet sheet) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VectorGraphics2D graphics = new VectorGraphics2D();
    sheet.paint(graphics);
    PageSize page = new PageSize(0, 0, sheet.width(), sheet.height());
    Processors.get("svg").getDocument(graphics.getCommands(), page).writeTo(out);
    String svg = out.toString(StandardCharsets.UTF_8);
    return SvgNumbers.shorten(svg).getBytes(StandardCharsets.UTF_8);
  }

  /** A plot as a PNG file, with its key. */
  public static byte[] png(Plot plot, Palette palette) throws IOException {
    return png(new Sheet(plot.charts().apply(palette), plot.key(), palette));
  }

  static byte[] png(XYChart chart) throws IOException {
    return png(Sheet.of(chart));
  }

  private static byte[] png(Sheet sheet) throws IOException {
    BufferedImage image =
        new BufferedImage(
            sheet.width() * SCALE, sheet.height() * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(SCALE, SCALE);
    sheet.paint(g);
    g.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", out)) {
      throw new IOException("this Java has no PNG writer");
    }
    return out.toByteArray();
  }
}
