package dev.understudy.reports.plot;

import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import org.knowm.xchart.AnnotationText;

/** A text above a line's right end; XChart's own annotation would stand on it. */
final class Label extends AnnotationText {
  private final String text;
  private final double atX;
  private final double atY;

  Label(String text, double x, double y) {
    super(text, x, y, false);
    this.text = text;
    this.atX = x;
    this.atY = y;
  }

  @Override
  public void paint(Graphics2D g) {
    g.setFont(styler.getAnnotationTextFont());
    g.setColor(styler.getAnnotationTextFontColor());
    int width = g.getFontMetrics().stringWidth(text);
    draw(g, text, getXAxisScreenValue(atX) - width - 4, getYAxisScreenValue(atY) - 5);
  }

  /** As outlines, like all of XChart's text: no reader needs the font. */
  static void draw(Graphics2D g, String text, float x, float y) {
    if (!text.isEmpty()) {
      g.fill(
          new TextLayout(text, g.getFont(), g.getFontRenderContext())
              .getOutline(AffineTransform.getTranslateInstance(x, y)));
    }
  }
}
