package dev.understudy.harness.gate;

import java.util.List;
import java.util.Optional;

/** What a latency measure reads off one launch. */
enum Figure {
  LOAD("latency-load", Double.NaN),
  FIRST("latency-first", Double.NaN),
  P50("latency-p50", 0.5),
  P90("latency-p90", 0.9),
  P95("latency-p95", 0.95),
  P99("latency-p99", 0.99);

  private final String measure;
  private final double quantile;

  Figure(String measure, double quantile) {
    this.measure = measure;
    this.quantile = quantile;
  }

  /** The figure of a measure; empty for one that is not read off launches. */
  static Optional<Figure> of(String measure) {
    for (Figure figure : values()) {
      if (figure.measure.equals(measure)) {
        return Optional.of(figure);
      }
    }
    return Optional.empty();
  }

  /** Which quantile of the steady runs it is; NaN where it is none. */
  double quantile() {
    return quantile;
  }

  /** Its value in each launch that has one, in milliseconds. */
  double[] of(List<Launch> launches) {
    return launches.stream().mapToDouble(this::of).filter(x -> x > 0).toArray();
  }

  private double of(Launch launch) {
    return switch (this) {
      case LOAD -> launch.load();
      case FIRST -> launch.first();
      case P50, P90, P95, P99 -> launch.isMeasured() ? launch.quantile(quantile) : Double.NaN;
    };
  }
}
