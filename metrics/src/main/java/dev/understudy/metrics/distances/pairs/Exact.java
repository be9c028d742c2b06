package dev.understudy.metrics.distances.pairs;

/**
 * Sums over two rows in double precision, always in the same order: equal rows give equal bits, so
 * ties are ties. Four sums side by side, since one would wait for itself.
 */
final class Exact {
  private Exact() {}

  static double squaredDistance(float[] a, int i, float[] b, int j, int d) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < d; k += 4) {
      double d0 = (double) a[i + k] - b[j + k];
      double d1 = (double) a[i + k + 1] - b[j + k + 1];
      double d2 = (double) a[i + k + 2] - b[j + k + 2];
      double d3 = (double) a[i + k + 3] - b[j + k + 3];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    for (; k < d; k++) {
      double d0 = (double) a[i + k] - b[j + k];
      s0 += d0 * d0;
    }
    return (s0 + s1) + (s2 + s3);
  }

  static double product(float[] a, int i, float[] b, int j, int d) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < d; k += 4) {
      s0 += (double) a[i + k] * b[j + k];
      s1 += (double) a[i + k + 1] * b[j + k + 1];
      s2 += (double) a[i + k + 2] * b[j + k + 2];
      s3 += (double) a[i + k + 3] * b[j + k + 3];
    }
    for (; k < d; k++) {
      s0 += (double) a[i + k] * b[j + k];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
