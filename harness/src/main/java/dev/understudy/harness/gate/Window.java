package dev.understudy.harness.gate;

import dev.understudy.harness.gate.policy.Settings;
import dev.understudy.harness.gate.stats.Quantiles;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.trend.ChangePoints;
import dev.understudy.reports.trend.ChangePoints.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What past nights say of a latency: its level, and by how much nights differ. Where the level
 * changed within the window, the best that held is the one to keep, so that a regression that was
 * not mended stays one while the window remembers better days.
 *
 * @param level the level to keep, in the values' unit
 * @param from the first night of that level
 * @param to the night after its last
 * @param spread the standard deviation of nights about their levels, of the natural logarithm
 */
record Window(double level, int from, int to, double spread) {
  /** A level must hold for so many nights to be the one to keep. */
  private static final int HOLDS = 3;

  /** Nights that agree better than this do so by chance, or by rounding. */
  private static final double LEAST_SPREAD = 0.002;

  /** Makes the median absolute deviation of few normal values unbiased (Croux, Rousseeuw 1992). */
  private static final double[] FEW = {
    0, 0, 1.196, 1.495, 1.363, 1.206, 1.200, 1.140, 1.129, 1.107
  };

  private static final double NORMAL = 1.4826;

  /**
   * Fits past values.
   *
   * @param values positive, the oldest first
   * @param settings levels that differ by less than their smallest change are one
   */
  static Window of(double[] values, Settings settings) {
    List<Segment> levels = levels(values, settings);
    double[] distances = new double[values.length];
    for (Segment s : levels) {
      for (int i = s.from(); i < s.to(); i++) {
        distances[i] = Math.abs(Math.log(values[i] / s.level()));
      }
    }
    double deviation = NORMAL * Quantiles.median(distances) * correction(values.length);
    List<Segment> lasting = levels.stream().filter(s -> s.to() - s.from() >= HOLDS).toList();
    Comparator<Segment> byLevel = Comparator.comparingDouble(Segment::level);
    Segment best =
        (lasting.isEmpty() ? levels : lasting)
            .stream()
                .min(settings.direction() == Direction.HIGHER ? byLevel.reversed() : byLevel)
                .orElseThrow();
    return new Window(best.level(), best.from(), best.to(), Math.max(LEAST_SPREAD, deviation));
  }

  /** How many standard deviations of nights a value lies from the level. */
  double z(double value) {
    return Math.abs(Math.log(value / level)) / spread;
  }

  /**
   * The night on which the level began that the last value belongs to.
   *
   * @param values as above, and the run under judgement last
   */
  static int lastLevelBegan(double[] values, Settings settings) {
    List<Segment> levels = levels(values, settings);
    return levels.get(levels.size() - 1).from();
  }

  /** Piecewise constant levels on logarithms, neighbours that hardly differ taken together. */
  private static List<Segment> levels(double[] values, Settings settings) {
    double[] logs = Arrays.stream(values).map(Math::log).toArray();
    List<Segment> levels = new ArrayList<>();
    for (Segment s : ChangePoints.of(logs).segments()) {
      Segment own = segment(values, s.from(), s.to());
      Segment last = levels.isEmpty() ? own : levels.get(levels.size() - 1);
      boolean isStep = Math.abs(own.level() - last.level()) > settings.change().in(last.level());
      if (levels.isEmpty() || isStep) {
        levels.add(own);
      } else {
        levels.set(levels.size() - 1, segment(values, last.from(), own.to()));
      }
    }
    return levels;
  }

  private static Segment segment(double[] values, int from, int to) {
    return new Segment(from, to, Quantiles.median(Arrays.copyOfRange(values, from, to)));
  }

  private static double correction(int n) {
    return n < FEW.length ? FEW[n] : n / (n - 0.8);
  }
}
