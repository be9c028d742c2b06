package dev.understudy.metrics.artifacts.naturalness;

/** The sample variance of every so-manieth value. */
final class Spread {
  private Spread() {}

  /** The variance (n − 1) of {@code count} values from {@code start}, {@code step} apart. */
  static double variance(double[] values, int start, int count, int step) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += values[start + k * step];
    }
    double mean = sum / count;
    double squares = 0;
    for (int k = 0; k < count; k++) {
      double gap = values[start + k * step] - mean;
      squares += gap * gap;
    }
    return squares / (count - 1);
  }
}
