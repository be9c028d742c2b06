package dev.understudy.metrics.distances;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Intervals;

/**
 * A distance with its values on resampled pictures, or with blocks of pictures left out.
 *
 * @param value on all pictures
 * @param others on the others; at one position, two sets of equal size rest on the same latents
 * @param leftOut whether others are with one block left out (jackknife)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Resampled(double value, double[] others, boolean leftOut) {
  Resampled minus(Resampled other) {
    if (others.length != other.others.length || leftOut != other.leftOut) {
      throw new IllegalArgumentException("resampled differently");
    }
    double[] differences = new double[others.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = others[i] - other.others[i];
    }
    return new Resampled(value - other.value, differences, leftOut);
  }

  /** By how much few pictures lift the value, estimated. */
  double bias() {
    double shift = Intervals.mean(others) - value;
    return leftOut ? (others.length - 1) * shift : shift;
  }

  ConfidenceInterval interval(double floor, BootstrapOptions options) {
    String target = "covers the value at this n and at infinite n";
    return leftOut
        ? Intervals.jackknife(
            value,
            others,
            floor,
            options,
            "jackknife over " + others.length + " blocks of pictures; " + target)
        : Intervals.biased(
            value,
            others,
            floor,
            options,
            "bootstrap over blocks of pictures, " + others.length + " resamples; " + target);
  }
}
