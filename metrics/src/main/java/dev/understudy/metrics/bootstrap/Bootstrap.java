package dev.understudy.metrics.bootstrap;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Rows;

/** Intervals for means of values per picture. */
public final class Bootstrap {
  private Bootstrap() {}

  /** The interval of a mean. */
  public static ConfidenceInterval meanInterval(double[] values, BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }

  /** The mean of a column {@code [N,1]} with its interval. */
  public static Measurement mean(
      String measure, Unit unit, Rows column, String protocol, BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }

  /** Student − teacher of values at equal latents, with its interval. */
  public static Difference pairedDifference(
      String measure,
      Unit unit,
      double[] student,
      double[] teacher,
      Difference.Better better,
      String protocol,
      BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }
}
