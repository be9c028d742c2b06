package dev.understudy.metrics.exits;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.metrics.bootstrap.Bootstrap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.Arrays;

/** Means over pictures of what their exits cost, with intervals over pictures. */
public final class ExitMeans {
  private ExitMeans() {}

  /**
   * The mean cost of the exits taken.
   *
   * @param costs what each exit costs, in {@code unit}
   * @param taken the exit of each picture
   * @param protocol how the costs were measured
   */
  public static Measurement cost(
      String measure,
      Unit unit,
      double[] costs,
      int[] taken,
      String protocol,
      BootstrapOptions options) {
    double[] values = Arrays.stream(taken).mapToDouble(exit -> costs[exit]).toArray();
    return plain(Bootstrap.mean(measure, unit, values, protocol, options));
  }

  /** The mean of one value per picture. */
  public static Measurement mean(
      String measure, Unit unit, double[] values, String protocol, BootstrapOptions options) {
    return plain(Bootstrap.mean(measure, unit, values, protocol, options));
  }

  /** All pictures taking one exit is a finding of its own, and its mean cost is exact. */
  private static Measurement plain(Measurement m) {
    ConfidenceInterval interval = m.interval();
    return interval != null && interval.low() == interval.high()
        ? new Measurement(
            m.measure(),
            m.value(),
            m.unit(),
            m.n(),
            null,
            m.protocol(),
            m.validity(),
            java.util.List.of())
        : m;
  }

  /**
   * What is saved against always taking the last exit: 1 − mean / last, with the mean's interval;
   * below 0 where the mean costs more, as a predictor's own cost may make it.
   *
   * @param mean a mean cost
   * @param last what always taking the last exit costs, above 0
   */
  public static Measurement saving(String measure, Measurement mean, double last) {
    if (!mean.validity().isMeasured() && Double.isNaN(mean.value())) {
      return Measurement.missing(measure, Unit.NONE, mean.protocol(), mean.validity());
    }
    if (!(last > 0)) {
      return Measurement.missing(
          measure,
          Unit.NONE,
          mean.protocol(),
          Validity.of(Validity.Kind.NOT_AVAILABLE, "the last exit costs " + last));
    }
    ConfidenceInterval i = mean.interval();
    ConfidenceInterval interval =
        i == null
            ? null
            : new ConfidenceInterval(
                1 - i.high() / last, 1 - i.low() / last, i.level(), i.method());
    return Measurement.of(
            measure, 1 - mean.value() / last, Unit.NONE, mean.n(), interval, mean.protocol())
        .withValidity(mean.validity())
        .withWarnings(mean.warnings());
  }
}
