package dev.understudy.reports.plot;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.knowm.xchart.AnnotationText;

/**
 * A text beside each mark, off all marks, their bars and each other. They are placed when the chart
 * is painted, since only then are the sizes of texts known.
 */
final class DotLabels extends AnnotationText {
  private static final double MARKER = 6;
  private static final double BAR = 2;

  /**
   * A mark with its bars.
   *
   * @param label what it is called
   * @param x where it stands
   * @param y the same
   * @param left the end of its horizontal bar; x itself where there is none
   * @param right the other end
   * @param low the end of its vertical bar; y itself where there is none
   * @param high the other end
   */
  record Mark(
      String label, double x, double y, double left, double right, double low, double high) {}

  private final List<Mark> marks;
  private final XAxis axis;
  private final double bottom;
  private final double top;
  private final OptionalDouble floor;
  private final String floorLabel;

  /**
   * @param floor a horizontal line to keep off
   * @param floorLabel its text, which stands above its right end
   */
  DotLabels(
      List<Mark> marks,
      XAxis axis,
      double bottom,
      double top,
      OptionalDouble floor,
      String floorLabel) {
    super("", axis.min(), bottom, false);
    this.marks = List.copyOf(marks);
    this.axis = axis;
    this.bottom = bottom;
    this.top = top;
    this.floor = floor;
    this.floorLabel = floorLabel;
  }

  @Override
  public void paint(Graphics2D g) {
    g.setFont(styler.getAnnotationTextFont());
    g.setColor(styler.getAnnotationTextFontColor());
    FontMetrics metrics = g.getFontMetrics();
    LabelPlacement placement =
        new LabelPlacement(
            box(axis.min(), axis.max(), bottom, top, 0), obstacles(metrics), metrics.getHeight());
    for (Mark mark : marks) {
      Rectangle2D place =
          placement.place(
              box(mark.x(), mark.x(), mark.y(), mark.y(), MARKER),
              box(mark.left(), mark.right(), mark.low(), mark.high(), BAR),
              metrics.stringWidth(mark.label()));
      float baseline = (float) place.getCenterY() + metrics.getAscent() / 2f - 2;
      Label.draw(g, mark.label(), (float) place.getX(), baseline);
    }
  }

  private List<Rectangle2D> obstacles(FontMetrics metrics) {
    List<Rectangle2D> taken = new ArrayList<>();
    for (Mark mark : marks) {
      taken.add(box(mark.x(), mark.x(), mark.y(), mark.y(), MARKER));
      taken.add(box(mark.left(), mark.right(), mark.y(), mark.y(), BAR));
      taken.add(box(mark.x(), mark.x(), mark.low(), mark.high(), BAR));
    }
    floor.ifPresent(
        value -> {
          taken.add(box(axis.min(), axis.max(), value, value, BAR));
          double width = metrics.stringWidth(floorLabel) + 4;
          Rectangle2D end = box(axis.max(), axis.max(), value, value, 0);
          double height = metrics.getHeight() + 5;
          taken.add(new Rectangle2D.Double(end.getX() - width, end.getY() - height, width, height));
        });
    return taken;
  }

  /** On the screen, wider by a margin on all sides. */
  private Rectangle2D box(double left, double right, double low, double high, double margin) {
    double x = getXAxisScreenValue(left);
    double y = getYAxisScreenValue(high);
    return new Rectangle2D.Double(
        x - margin,
        y - margin,
        getXAxisScreenValue(right) - x + 2 * margin,
        getYAxisScreenValue(low) - y + 2 * margin);
  }
}
