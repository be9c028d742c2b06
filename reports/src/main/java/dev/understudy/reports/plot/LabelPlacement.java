package dev.understudy.reports.plot;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Finds room for texts beside their marks. On the screen, where y grows downwards. */
final class LabelPlacement {
  private static final double GAP = 4;
  private static final int MOST_LINES = 8;

  private final Rectangle2D area;
  private final List<Rectangle2D> taken;
  private final double line;

  /**
   * @param area where texts may stand
   * @param taken what they must keep off
   * @param line the height of a text
   */
  LabelPlacement(Rectangle2D area, List<Rectangle2D> taken, double line) {
    this.area = area;
    this.taken = new ArrayList<>(taken);
    this.line = line;
  }

  /**
   * The first free place, the nearest first; where none is free, the one that covers least. Texts
   * that come later keep off it.
   *
   * @param mark the mark
   * @param bars the mark with its bars
   * @param width of the text
   */
  Rectangle2D place(Rectangle2D mark, Rectangle2D bars, double width) {
    List<Rectangle2D> candidates = candidates(mark, bars, width);
    Rectangle2D best = candidates.get(0);
    double least = cost(best);
    for (int i = 1; i < candidates.size() && least > 0; i++) {
      double cost = cost(candidates.get(i));
      if (cost < least) {
        best = candidates.get(i);
        least = cost;
      }
    }
    taken.add(best);
    return best;
  }

  private List<Rectangle2D> candidates(Rectangle2D mark, Rectangle2D bars, double width) {
    double right = mark.getMaxX() + GAP;
    double left = mark.getX() - GAP - width;
    double middle = mark.getCenterX() - width / 2;
    double y = mark.getCenterY() - line / 2;
    List<Rectangle2D> all = new ArrayList<>();
    for (int lines = 0; lines <= MOST_LINES; lines++) {
      for (int way : lines == 0 ? new int[] {0} : new int[] {-1, 1}) {
        for (double x : new double[] {right, left}) {
          all.add(new Rectangle2D.Double(x, y + way * lines * line, width, line));
        }
      }
      if (lines == 1) {
        all.add(new Rectangle2D.Double(middle, bars.getY() - line, width, line));
        all.add(new Rectangle2D.Double(middle, bars.getMaxY(), width, line));
      }
    }
    return all;
  }

  /** The area that would be covered; what lies outside is cut off, which is worse. */
  private double cost(Rectangle2D candidate) {
    double cost = 0;
    for (Rectangle2D other : taken) {
      cost += common(candidate, other);
    }
    double whole = candidate.getWidth() * candidate.getHeight();
    return cost + 100 * (whole - common(candidate, area));
  }

  private static double common(Rectangle2D a, Rectangle2D b) {
    Rectangle2D both = a.createIntersection(b);
    return both.getWidth() > 0 && both.getHeight() > 0 ? both.getWidth() * both.getHeight() : 0;
  }
}
