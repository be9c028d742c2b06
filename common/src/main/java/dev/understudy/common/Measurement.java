package dev.understudy.common;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number that carries its meaning.
 *
 * @param measure the measure's id, lower-case with dashes: {@code fd-fashion}, {@code kid}, {@code
 *     precision}, {@code macs}, {@code latency-p50}
 * @param value the value in {@code unit}; NaN where there is none, and then {@code validity} says
 *     why
 * @param unit the unit of value and interval
 * @param n how many pictures, pairs or timed runs it rests on
 * @param interval its confidence interval, or null where it has none (an exact count)
 * @param protocol how it was measured, short, for a footnote: {@code "ddof=1, 128-d features"}
 * @param validity whether it may be believed
 * @param warnings what the reader must know beside it, each one sentence
 */
public record Measurement(
    String measure,
    double value,
    Unit unit,
    long n,
    @Nullable ConfidenceInterval interval,
    String protocol,
    Validity validity,
    List<String> warnings) {
  /** Copies the warnings and refuses a missing value that claims to have been measured. */
  public Measurement {
    warnings = List.copyOf(warnings);
    if (Double.isNaN(value) && validity.isMeasured()) {
      throw new IllegalArgumentException(measure + " is NaN, yet marked as measured");
    }
  }

  /** A plainly measured value with an interval. */
  public static Measurement of(
      String measure,
      double value,
      Unit unit,
      long n,
      @Nullable ConfidenceInterval interval,
      String protocol) {
    return new Measurement(
        measure, value, unit, n, interval, protocol, Validity.MEASURED, List.of());
  }

  /** A measurement that could not be made, with the reason. */
  public static Measurement missing(String measure, Unit unit, String protocol, Validity why) {
    return new Measurement(measure, Double.NaN, unit, 0, null, protocol, why, List.of());
  }

  /** The same measurement with another verdict. */
  public Measurement withValidity(Validity other) {
    return new Measurement(measure, value, unit, n, interval, protocol, other, warnings);
  }

  /** The same measurement with these warnings in addition. */
  public Measurement withWarnings(List<String> more) {
    var all = new java.util.ArrayList<>(warnings);
    all.addAll(more);
    return new Measurement(measure, value, unit, n, interval, protocol, validity, all);
  }
}
