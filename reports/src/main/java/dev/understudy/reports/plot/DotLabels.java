package dev.understudy.reports.plot;

import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;

/**
 * Puts a text beside each dot: to its right where there is room, and shifted where another's text
 * is in the way.
 *
 * @param labels the texts, one for each dot
 */
record DotLabels(List<String> labels) {
  private static final int LINE = 16;
  private static final double CHARACTER = 7.2;

  void add(XYChart chart, List<double[]> dots, XAxis axis) {
    double low = chart.getStyler().getYAxisMin();
    double high = chart.getStyler().getYAxisMax();
    List<double[]> taken = new ArrayList<>();
    for (double[] dot : dots) {
      double x = share(dot[0], axis) * Plot.WIDTH * 0.88;
      double y = (dot[1] - low) / (high - low) * Plot.HEIGHT * 0.8;
      taken.add(new double[] {x - 8, x + 8, y});
    }
    for (int i = 0; i < labels.size(); i++) {
      double x = share(dots.get(i)[0], axis) * Plot.WIDTH * 0.88;
      double y = (dots.get(i)[1] - low) / (high - low) * Plot.HEIGHT * 0.8;
      double width = labels.get(i).length() * CHARACTER;
      boolean left = x + width > Plot.WIDTH * 0.86;
      double start = left ? x - 10 - width : x + 10;
      int lift = lift(start, start + width, y, taken);
      taken.add(new double[] {start, start + width, y + lift});
      chart.addAnnotation(
          new Label(
              labels.get(i),
              dots.get(i)[0],
              dots.get(i)[1],
              left ? Label.Side.LEFT : Label.Side.RIGHT,
              lift));
    }
  }

  /** The smallest shift up or down that is free. */
  private static int lift(double from, double to, double y, List<double[]> taken) {
    for (int step = 0; step < 12; step++) {
      int lift = (step + 1) / 2 * LINE * (step % 2 == 0 ? 1 : -1);
      int shift = step == 0 ? 0 : lift;
      boolean free =
          taken.stream()
              .noneMatch(t -> t[0] < to && from < t[1] && Math.abs(t[2] - (y + shift)) < LINE - 1);
      if (free) {
        return shift;
      }
    }
    return 0;
  }

  private static double share(double x, XAxis axis) {
    return axis.logarithmic()
        ? Math.log(x / axis.min()) / Math.log(axis.max() / axis.min())
        : (x - axis.min()) / (axis.max() - axis.min());
  }
}
