package dev.understudy.reports.plot;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import org.knowm.xchart.AnnotationText;

/** A text beside a point; XChart's own annotation would stand on it. */
final class Label extends AnnotationText {
  /** Where the text stands, seen from its point. */
  enum Side {
    RIGHT,
    LEFT,
    ABOVE_LEFT
  }

  private static final int GAP = 10;

  private final String text;
  private final double atX;
  private final double atY;
  private final Side side;
  private final int lift;

  Label(String text, double x, double y, Side side) {
    this(text, x, y, side, 0);
  }

  /** With a lift in pixels, so that labels of near points do not overlap. */
  Label(String text, double x, double y, Side side, int lift) {
    super(text, x, y, false);
    this.text = text;
    this.atX = x;
    this.atY = y;
    this.side = side;
    this.lift = lift;
  }

  @Override
  public void paint(Graphics2D g) {
    g.setFont(styler.getAnnotationTextFont());
    g.setColor(styler.getAnnotationTextFontColor());
    FontMetrics metrics = g.getFontMetrics();
    int width = metrics.stringWidth(text);
    float x = getXAxisScreenValue(atX);
    float y = getYAxisScreenValue(atY) - lift;
    switch (side) {
      case RIGHT -> draw(g, x + GAP, y + metrics.getAscent() / 2f - 2);
      case LEFT -> draw(g, x - GAP - width, y + metrics.getAscent() / 2f - 2);
      case ABOVE_LEFT -> draw(g, x - width - 4, y - 5);
    }
  }

  /** As outlines, like all of XChart's text: no reader needs the font. */
  private void draw(Graphics2D g, float x, float y) {
    if (!text.isEmpty()) {
      g.fill(
          new java.awt.font.TextLayout(text, g.getFont(), g.getFontRenderContext())
              .getOutline(java.awt.geom.AffineTransform.getTranslateInstance(x, y)));
    }
  }
}
