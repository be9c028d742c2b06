package dev.understudy.metrics.distances;

import dev.understudy.common.InputException;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.distances.algebra.LinearAlgebra;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Row sums of Gaussian kernel matrices exp(−‖x−y‖²/2σ²), in double precision and by strips: CMMD is
 * a small difference of numbers near 1. Partial sums are added in one order, so the result is the
 * same bits for any number of threads.
 */
final class GaussianSums {
  private static final int STRIP = 512;
  private static final int GROUP = 8;

  private final GaussianOptions options;
  private final int d;

  private GaussianSums(GaussianOptions options, int d) {
    this.options = options;
    this.d = d;
  }

  /**
   * Adds to {@code ofA} the kernel's sum over all rows of {@code b} for each row of {@code a}, and
   * to {@code ofB} likewise; with one set given twice, both must be one array, and each row's own
   * kernel is in its sum.
   */
  static void add(Rows a, Rows b, GaussianOptions options, double[] ofA, double[] ofB) {
    if (a.dimensions() != b.dimensions()) {
      throw new IllegalArgumentException(a.dimensions() + " features against " + b.dimensions());
    }
    new GaussianSums(options, a.dimensions()).run(a, b, ofA, ofB);
  }

  private void run(Rows a, Rows b, double[] ofA, double[] ofB) {
    boolean within = ofA == ofB;
    for (int from = 0; from < a.count(); from += GROUP * STRIP) {
      Strip[] group = new Strip[(Math.min(GROUP * STRIP, a.count() - from) + STRIP - 1) / STRIP];
      for (int s = 0; s < group.length; s++) {
        group[s] = load(a, from + s * STRIP);
      }
      for (int at = within ? from : 0; at < b.count(); at += STRIP) {
        Strip second = load(b, at);
        int held = within ? Math.min(group.length, (at - from) / STRIP + 1) : group.length;
        Partial[] partials = new Partial[held];
        IntStream.range(0, held).parallel().forEach(s -> partials[s] = tile(group[s], second));
        for (int s = 0; s < held; s++) {
          add(partials[s].rows(), ofA, group[s].from);
          if (!within || group[s].from != at) {
            add(partials[s].columns(), ofB, at);
          }
        }
      }
    }
  }

  private Partial tile(Strip a, Strip b) {
    double[] products = new double[a.count * b.count];
    LinearAlgebra.get().multiplyTransposed(a.values, a.count, b.values, b.count, d, products);
    double scale = -1 / (2 * options.sigma() * options.sigma());
    double[] rows = new double[a.count];
    double[] columns = new double[b.count];
    for (int i = 0; i < a.count; i++) {
      for (int j = 0; j < b.count; j++) {
        double squared = a.norms[i] + b.norms[j] - 2 * products[i * b.count + j];
        double kernel = Math.exp(scale * Math.max(0, squared));
        rows[i] += kernel;
        columns[j] += kernel;
      }
    }
    return new Partial(rows, columns);
  }

  private static void add(double[] part, double[] sums, int from) {
    for (int i = 0; i < part.length; i++) {
      sums[from + i] += part[i];
    }
  }

  private Strip load(Rows rows, int from) {
    int count = Math.min(STRIP, rows.count() - from);
    float[] read = new float[count * d];
    rows.read(from, count, read);
    double[] values = new double[count * d];
    if (options.unitNorm()) {
      UnitRows.normalise(read, count, d, values, from);
    } else {
      Arrays.setAll(values, i -> read[i]);
    }
    double[] norms = new double[count];
    for (int i = 0; i < count; i++) {
      for (int k = i * d; k < (i + 1) * d; k++) {
        norms[i] += values[k] * values[k];
      }
      if (!Double.isFinite(norms[i])) {
        throw new InputException(
            "features of picture " + (from + i),
            "they are not finite",
            "finite features",
            "look at the picture and the feature network");
      }
    }
    return new Strip(from, count, values, norms);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Partial(double[] rows, double[] columns) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Strip(int from, int count, double[] values, double[] norms) {}
}
