package dev.understudy.farm;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.farm.latency.Estimate;
import dev.understudy.farm.latency.LoadWindows;
import dev.understudy.farm.latency.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a sustained load came to. It is cut into windows, 12 to a minute (of a load under three
 * minutes: 36 in all); each has the median of the runs that ended within. The first and the last
 * minute (or third) are held against each other:
 *
 * <ul>
 *   <li>{@code sustained-p50} (milliseconds): the median of the last part's windows' medians, with
 *       their order statistics as its interval
 *   <li>{@code sustained-slowdown} (a ratio): the same over the first part's, with an interval of
 *       at least 95 %
 *   <li>{@code sustained-onset} (seconds): when the first began of three windows in a row that were
 *       more than 10 % slower than the first part; not available where there were none
 * </ul>
 *
 * <p>A window stands for many runs, so that windows are nearer to independent than runs are.
 *
 * @param windows those in which a run ended, in order of time
 * @param measurements the three, in this order
 */
public record SustainedSummary(List<LoadWindow> windows, List<Measurement> measurements) {
  private static final String P50 = "sustained-p50";
  private static final String SLOWDOWN = "sustained-slowdown";
  private static final String ONSET = "sustained-onset";

  /** Copies the lists. */
  public SustainedSummary {
    windows = List.copyOf(windows);
    measurements = List.copyOf(measurements);
  }

  /**
   * Sums a load up.
   *
   * @param time how long it was to last
   * @param cores the device's cores, to judge the load average by
   */
  public static SustainedSummary of(SustainedRun run, Duration time, int cores) {
    LoadWindows windows = LoadWindows.of(run, time);
    Validity verdict = run.launch().validity();
    Figures figures = new Figures(windows, time, verdict);
    List<String> busy = Verdict.busy(List.of(run.launch()), cores).stream().toList();
    return new SustainedSummary(
        windows.windows(),
        Stream.of(figures.p50(), figures.slowdown(), figures.onset())
            .map(m -> m.validity().isMeasured() ? m.withValidity(verdict) : m)
            .map(m -> m.withWarnings(busy))
            .toList());
  }

  private record Figures(LoadWindows windows, Duration time, Validity verdict) {
    Measurement p50() {
      String protocol =
          protocol("median of the last " + seconds(windows.part()) + "'s windows' medians");
      List<LoadWindow> last = windows.last();
      return last.isEmpty()
          ? missing(P50, Unit.MILLISECONDS, protocol, "last")
          : figure(P50, windows.lastMedian(), Unit.MILLISECONDS, last, protocol);
    }

    Measurement slowdown() {
      String part = seconds(windows.part());
      String protocol =
          protocol(
              "last "
                  + part
                  + " over first "
                  + part
                  + ", medians of windows' medians; interval: both medians' at 97.5 % each, so that"
                  + " the ratio's holds at least 95 %");
      List<LoadWindow> both =
          Stream.of(windows.first(), windows.last()).flatMap(List::stream).toList();
      return windows.first().isEmpty() || windows.last().isEmpty()
          ? missing(SLOWDOWN, Unit.NONE, protocol, windows.first().isEmpty() ? "first" : "last")
          : figure(SLOWDOWN, windows.slowdown(), Unit.NONE, both, protocol);
    }

    Measurement onset() {
      String slower = percent(Defaults.SLOWER);
      String protocol =
          protocol(
              "beginning of the first of "
                  + Defaults.SLOWER_WINDOWS
                  + " windows in a row that are more than "
                  + slower
                  + " slower than the first "
                  + seconds(windows.part()));
      if (windows.first().isEmpty()) {
        return missing(ONSET, Unit.SECONDS, protocol, "first");
      }
      OptionalDouble onset = windows.onset(windows.level());
      long runs = LoadWindows.runs(windows.windows());
      return onset.isPresent()
          ? Measurement.of(ONSET, onset.getAsDouble(), Unit.SECONDS, runs, null, protocol)
          : Measurement.missing(
              ONSET,
              Unit.SECONDS,
              protocol,
              Validity.of(
                  Validity.Kind.NOT_AVAILABLE,
                  "did not slow down by more than "
                      + slower
                      + " in "
                      + seconds(time.toNanos() / 1e9)));
    }

    private String protocol(String what) {
      return "batch 1, one process without a pause for "
          + seconds(time.toNanos() / 1e9)
          + ", windows of "
          + seconds(windows.length())
          + "; "
          + what;
    }

    private static Measurement figure(
        String id, Estimate e, Unit unit, List<LoadWindow> of, String protocol) {
      Measurement m =
          Measurement.of(id, e.value(), unit, LoadWindows.runs(of), e.interval(), protocol);
      return e.interval() != null
          ? m
          : m.withWarnings(
              List.of("Runs ended in " + of.size() + " windows only: too few for an interval."));
    }

    /** A load that measured nothing says why; else a run lasts longer than a part. */
    private Measurement missing(String id, Unit unit, String protocol, String part) {
      boolean nothing = windows.windows().isEmpty();
      Validity why =
          nothing && !verdict.isMeasured()
              ? verdict
              : Validity.of(
                  nothing ? Validity.Kind.FAILED : Validity.Kind.NOT_AVAILABLE,
                  nothing
                      ? "no run was timed"
                      : "no run ended in the " + part + " " + seconds(windows.part()));
      return Measurement.missing(id, unit, protocol, why);
    }
  }

  private static String percent(double share) {
    return plain(100 * share) + " %";
  }

  private static String seconds(double seconds) {
    return plain(seconds) + " s";
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value)
        .setScale(3, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
