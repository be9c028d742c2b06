package dev.understudy.datasets.resizing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which input pixels make each output pixel along one axis, and with which weights, as Pillow's
 * {@code precompute_coeffs} and {@code normalize_coeffs_8bpc} have it. Immutable.
 */
final class Coefficients {
  /** Pillow's PRECISION_BITS: 8 for the pixel, 2 for overshoot and the sign. */
  static final int PRECISION_BITS = 32 - 8 - 2;

  /** A set of photographs has many sizes; those of one batch of threads stay. */
  private static final int CACHED = 64;

  private static final Map<Key, Coefficients> CACHE =
      new LinkedHashMap<>(CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Coefficients> eldest) {
          return size() > CACHED;
        }
      };

  /** Of output i, the first input pixel and how many. */
  final int[] first;

  final int[] count;

  /** Of output i, its weights from {@code i * taps} on. */
  final double[] weights;

  /** The weights times 2^22, rounded half away from zero. */
  final int[] fixed;

  final int taps;

  private record Key(int in, int out, Filter filter) {}

  private Coefficients(int in, int out, Filter filter) {
    double scale = (double) in / out;
    double filterScale = Math.max(1, scale);
    double support = filter.support() * filterScale;
    double inverse = 1 / filterScale;
    taps = (int) Math.ceil(support) * 2 + 1;
    first = new int[out];
    count = new int[out];
    weights = new double[Math.multiplyExact(out, taps)];
    fixed = new int[weights.length];
    for (int i = 0; i < out; i++) {
      double centre = (i + 0.5) * scale;
      first[i] = Math.max(0, (int) (centre - support + 0.5));
      count[i] = Math.min(in, (int) (centre + support + 0.5)) - first[i];
      double sum = 0;
      for (int x = 0; x < count[i]; x++) {
        double weight = filter.weight((x + first[i] - centre + 0.5) * inverse);
        weights[i * taps + x] = weight;
        sum += weight;
      }
      for (int x = 0; x < count[i]; x++) {
        int at = i * taps + x;
        if (sum != 0) {
          weights[at] /= sum;
        }
        double shifted = weights[at] * (1 << PRECISION_BITS);
        fixed[at] = (int) (weights[at] < 0 ? shifted - 0.5 : shifted + 0.5);
      }
    }
  }

  /** The coefficients from {@code in} pixels to {@code out}; safe from any thread. */
  static Coefficients of(int in, int out, Filter filter) {
    var key = new Key(in, out, filter);
    synchronized (CACHE) {
      Coefficients known = CACHE.get(key);
      if (known != null) {
        return known;
      }
    }
    var made = new Coefficients(in, out, filter);
    synchronized (CACHE) {
      CACHE.put(key, made);
    }
    return made;
  }
}
