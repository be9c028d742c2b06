package dev.understudy.farm.latency;

import dev.understudy.farm.Defaults;
import dev.understudy.farm.LoadWindow;
import dev.understudy.farm.SustainedRun;
import dev.understudy.farm.SustainedRun.DeviceState;
import dev.understudy.measuring.OrderStatistics;
import dev.understudy.measuring.job.Thermal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A load cut into windows of equal length, and its first and its last part, which are held against
 * each other: a minute each, or a third of a load that lasts less than three.
 *
 * @param part seconds of either part
 * @param count how many windows there are, those without a run included
 * @param windows those in which a run ended, in order of time
 */
public record LoadWindows(double part, long count, List<LoadWindow> windows) {
  /** Copies the list. */
  public LoadWindows {
    windows = List.copyOf(windows);
  }

  /**
   * Cuts a load.
   *
   * @param time how long it was to last; what it lasted differs by a run at most
   */
  public static LoadWindows of(SustainedRun run, Duration time) {
    double part =
        Math.min(
            Defaults.SUSTAINED_PART.toNanos() / 1e9,
            time.toNanos() / 1e9 / Defaults.SUSTAINED_LEAST_PARTS);
    double length = part / Defaults.SUSTAINED_WINDOWS;
    double[] ends = LoadTimeline.ends(run);
    if (ends.length == 0) {
      return new LoadWindows(part, 0, List.of());
    }
    // A rest of less than half a window belongs to the last one.
    long count = Math.max(1, Math.round(ends[ends.length - 1] / length));
    List<LoadWindow> windows = new ArrayList<>();
    for (int from = 0; from < ends.length; ) {
      long number = Math.min(count - 1, (long) (ends[from] / length));
      int to = from;
      while (to < ends.length && Math.min(count - 1, (long) (ends[to] / length)) == number) {
        to++;
      }
      double start = number * length;
      double end = number == count - 1 ? ends[ends.length - 1] : start + length;
      windows.add(
          new LoadWindow(
              start, end, to - from, median(run, from, to), worst(run.states(), start, end)));
      from = to;
    }
    return new LoadWindows(part, count, windows);
  }

  private static double median(SustainedRun run, int from, int to) {
    double[] millis =
        run.launch().steadyNanos().subList(from, to).stream()
            .mapToDouble(Runs::millis)
            .sorted()
            .toArray();
    return OrderStatistics.quantile(millis, 0.5);
  }

  /** A status holds until the next is told. */
  private static Thermal worst(List<DeviceState> states, double start, double end) {
    Thermal before = Thermal.UNKNOWN;
    Thermal worst = Thermal.UNKNOWN;
    for (DeviceState state : states) {
      double at = state.atMillis() / 1e3;
      if (at <= start) {
        before = state.thermal();
      } else if (at < end) {
        worst = worse(worst, state.thermal());
      }
    }
    return worse(before, worst);
  }

  private static Thermal worse(Thermal a, Thermal b) {
    if (a == Thermal.UNKNOWN || b == Thermal.UNKNOWN) {
      return a == Thermal.UNKNOWN ? b : a;
    }
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** The windows' length in seconds. */
  public double length() {
    return part / Defaults.SUSTAINED_WINDOWS;
  }

  /** The windows of the first part. */
  public List<LoadWindow> first() {
    return windows.stream().filter(w -> number(w) < Defaults.SUSTAINED_WINDOWS).toList();
  }

  /** The windows of the last part. */
  public List<LoadWindow> last() {
    return windows.stream().filter(w -> number(w) >= count - Defaults.SUSTAINED_WINDOWS).toList();
  }

  private long number(LoadWindow window) {
    return Math.round(window.start() / length());
  }

  /**
   * When the load became slower for good: the beginning of the first of so many windows in a row
   * whose medians lie so far above a level.
   *
   * @param level the first part's median, in milliseconds
   * @return seconds; empty if it never did
   */
  public OptionalDouble onset(double level) {
    int above = 0;
    for (int i = 0; i < windows.size(); i++) {
      above = windows.get(i).medianMillis() > level * (1 + Defaults.SLOWER) ? above + 1 : 0;
      if (above == Defaults.SLOWER_WINDOWS) {
        return OptionalDouble.of(windows.get(i + 1 - above).start());
      }
    }
    return OptionalDouble.empty();
  }

  /** The median of windows' medians, with the interval that holds it at a level. */
  static Estimate median(List<LoadWindow> windows, double level) {
    double[] medians = windows.stream().mapToDouble(LoadWindow::medianMillis).sorted().toArray();
    return Estimate.ofWindows(medians, level);
  }

  /** How many runs ended in some windows. */
  public static long runs(List<LoadWindow> windows) {
    return windows.stream().mapToLong(LoadWindow::runs).sum();
  }

  /** The median of the windows' medians of the last part, milliseconds; it must have some. */
  public Estimate lastMedian() {
    return median(last(), Defaults.CONFIDENCE);
  }

  /**
   * The last part's median over the first's. Both medians' intervals hold at half the error each
   * (Bonferroni), so that the ratio of their ends holds at least at the whole. Both parts must have
   * windows.
   */
  public Estimate slowdown() {
    double each = (1 + Defaults.CONFIDENCE) / 2;
    return Estimate.ratioOfEnds(median(first(), each), median(last(), each));
  }

  /** The median of the first part's windows, milliseconds; it must have some. */
  public double level() {
    return median(first(), Defaults.CONFIDENCE).value();
  }
}
