package dev.understudy.metrics.artifacts.naturalness;

/**
 * The ranges that a model's features are brought from and to, from svm-scale's text format: {@code
 * x}, then the target's ends, then {@code index low high} for each of the 36 features.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FeatureRange(double from, double to, double[] low, double[] high) {
  /** Features in the target's range; values beyond a feature's own go beyond it, unclipped. */
  double[] scaled(float[] features) {
    if (features.length != low.length) {
      throw new IllegalArgumentException(
          features.length + " features for a model of " + low.length);
    }
    double[] scaled = new double[low.length];
    for (int d = 0; d < scaled.length; d++) {
      scaled[d] = from + (to - from) * (features[d] - low[d]) / (high[d] - low[d]);
    }
    return scaled;
  }

  static FeatureRange read(TextLines lines) {
    if (!lines.next().equals("x")) {
      throw lines.wrong("does not start with x", "svm-scale's ranges of features alone");
    }
    double[] target = pair(lines, lines.next().split(" ", -1), 0);
    double[] low = new double[Brisque.FEATURES];
    double[] high = new double[Brisque.FEATURES];
    for (int d = 0; d < low.length; d++) {
      String[] words = lines.next().split(" ", -1);
      if (lines.number(words[0]) != d + 1) {
        throw lines.wrong("has the index " + words[0], "the index " + (d + 1));
      }
      double[] ends = pair(lines, words, 1);
      low[d] = ends[0];
      high[d] = ends[1];
    }
    lines.end();
    return new FeatureRange(target[0], target[1], low, high);
  }

  private static double[] pair(TextLines lines, String[] words, int from) {
    if (words.length != from + 2) {
      throw lines.wrong("has " + words.length + " words", (from + 2) + " words");
    }
    double[] pair = {lines.number(words[from]), lines.number(words[from + 1])};
    if (!(pair[0] < pair[1])) {
      throw lines.wrong("has the range " + pair[0] + " to " + pair[1], "a lower end first");
    }
    return pair;
  }
}
