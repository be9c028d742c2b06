package dev.understudy.metrics.segmentation;

/** Pixels per class: those rightly found, those that should be found, those found. */
final class ClassCounts {
  private final long[] right;
  private final long[] asked;
  private final long[] found;

  ClassCounts(int classes) {
    right = new long[classes];
    asked = new long[classes];
    found = new long[classes];
  }

  /** What {@link #write} wrote. */
  static ClassCounts read(float[] row) {
    ClassCounts counts = new ClassCounts(row.length / 3);
    for (int c = 0; c < counts.right.length; c++) {
      counts.right[c] = (long) row[3 * c];
      counts.asked[c] = (long) row[3 * c + 1];
      counts.found[c] = (long) row[3 * c + 2];
    }
    return counts;
  }

  /** Writes three counts per class, each below 2^24 so that floats hold them exactly. */
  void write(float[] into, int at) {
    for (int c = 0; c < right.length; c++) {
      into[at + 3 * c] = right[c];
      into[at + 3 * c + 1] = asked[c];
      into[at + 3 * c + 2] = found[c];
    }
  }

  /** Takes one pixel; a class that is none of them counts as nothing found. */
  void add(int truth, int predicted) {
    asked[truth]++;
    if (predicted < found.length) {
      found[predicted]++;
    }
    if (truth == predicted) {
      right[truth]++;
    }
  }

  /** Adds {@code weight} times the other's. */
  void add(ClassCounts other, int weight) {
    for (int c = 0; c < right.length; c++) {
      right[c] += weight * other.right[c];
      asked[c] += weight * other.asked[c];
      found[c] += weight * other.found[c];
    }
  }

  boolean isEmpty() {
    return pixels() == 0;
  }

  /** How many pixels were counted. */
  long pixels() {
    long sum = 0;
    for (long n : asked) {
      sum += n;
    }
    return sum;
  }

  /** The share of pixels whose class was found; NaN without any. */
  double accuracy() {
    long sum = 0;
    for (long n : right) {
      sum += n;
    }
    return sum / (double) pixels();
  }

  /** Intersection over union; NaN where the class is neither asked for nor found. */
  double iou(int c) {
    long union = asked[c] + found[c] - right[c];
    return union == 0 ? Double.NaN : right[c] / (double) union;
  }

  /** NaN where there is no class to average. */
  double meanIou(ClassAveraging averaging) {
    double sum = 0;
    int counted = 0;
    for (int c = 0; c < right.length; c++) {
      double iou = iou(c);
      boolean counts =
          switch (averaging) {
            case IN_EITHER -> !Double.isNaN(iou);
            case IN_LABELS -> asked[c] > 0;
            case ALL -> true;
          };
      if (counts) {
        sum += Double.isNaN(iou) ? 0 : iou;
        counted++;
      }
    }
    return isEmpty() ? Double.NaN : sum / counted;
  }

  /** How many classes no pixel asked for. */
  int absent() {
    int absent = 0;
    for (long n : asked) {
      absent += n == 0 ? 1 : 0;
    }
    return absent;
  }
}
