package dev.understudy.reports.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import org.knowm.xchart.AnnotationText;

/**
 * A line through many points as one path. XChart draws a segment at a time, which starts the dashes
 * anew at each point and makes an SVG file many times larger.
 */
final class Polyline extends AnnotationText {
  private final double[] xs;
  private final double[] ys;
  private final Color color;
  private final BasicStroke stroke;

  Polyline(double[] xs, double[] ys, Color color, BasicStroke stroke) {
    super("", xs[0], ys[0], false);
    this.xs = xs;
    this.ys = ys;
    this.color = color;
    this.stroke = stroke;
  }

  @Override
  public void paint(Graphics2D g) {
    Path2D path = new Path2D.Double();
    path.moveTo(screenX(0), screenY(0));
    for (int i = 1; i < xs.length; i++) {
      path.lineTo(screenX(i), screenY(i));
    }
    g.setColor(color);
    g.setStroke(stroke);
    g.draw(path);
  }

  private double screenX(int i) {
    return round(chart.getScreenXFromChart(xs[i]));
  }

  private double screenY(int i) {
    return round(chart.getScreenYFromChart(ys[i]));
  }

  /** A tenth of a pixel is finer than any eye, and short in a file. */
  private static double round(double pixels) {
    return Math.rint(pixels * 10) / 10;
  }
}
