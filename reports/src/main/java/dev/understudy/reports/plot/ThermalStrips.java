package dev.understudy.reports.plot;

import dev.understudy.reports.plot.Course.Heat;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.knowm.xchart.AnnotationText;

/**
 * Thermal status over time: a strip for each line along the plot's upper edge, in the status's
 * colour and with its word where there is room, underlined in the line's colour.
 */
final class ThermalStrips extends AnnotationText {
  /** Height of a strip with the gap below it, in pixels. */
  static final int HEIGHT = 20;

  private static final int BAR = 14;
  private static final int PADDING = 4;

  /**
   * A strip.
   *
   * @param heats what it shows
   * @param color its line's colour
   * @param dash its line's dashes
   */
  record Strip(List<Heat> heats, Color color, int dash) {}

  private final List<Strip> strips;
  private final Palette palette;
  private final double top;

  /**
   * @param top the vertical axis' upper end
   */
  ThermalStrips(List<Strip> strips, double top, Palette palette) {
    super("", 0, top, false);
    this.strips = List.copyOf(strips);
    this.palette = palette;
    this.top = top;
  }

  @Override
  public void paint(Graphics2D g) {
    g.setFont(Charts.font(Font.PLAIN, 11));
    double y = chart.getScreenYFromChart(top);
    for (Strip strip : strips) {
      for (Heat heat : strip.heats()) {
        paint(g, heat, y);
        g.setColor(strip.color());
        g.setStroke(Charts.stroke(2, strip.dash()));
        g.draw(new Line2D.Double(x(heat.from()), y + BAR + 1, x(heat.to()), y + BAR + 1));
      }
      y += HEIGHT;
    }
  }

  private void paint(Graphics2D g, Heat heat, double y) {
    double left = x(heat.from());
    double width = x(heat.to()) - left;
    g.setColor(palette.heat().get(heat.level()));
    g.fill(new Rectangle2D.Double(left, y, width, BAR));
    if (g.getFontMetrics().stringWidth(heat.status()) + 2 * PADDING <= width) {
      g.setColor(heat.level() < Palette.INKED ? palette.ink() : palette.ground());
      Label.draw(g, heat.status(), (float) left + PADDING, (float) y + BAR - 3);
    }
  }

  private double x(double minute) {
    return chart.getScreenXFromChart(minute);
  }
}
