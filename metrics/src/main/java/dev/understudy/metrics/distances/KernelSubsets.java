package dev.understudy.metrics.distances;

import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.metrics.Defaults;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.Intervals;
import java.util.Arrays;

/**
 * KID's subset values, with what its standard error is made of.
 *
 * @param values MMD² of each subset
 * @param generated each generated picture's influence, NaN where no subset drew it
 * @param real each real picture's influence, likewise
 * @param secondOrder variance of the full sets' second-order term
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KernelSubsets(double[] values, double[] generated, double[] real, double secondOrder) {
  /** Pictures in a subset. */
  static int size(Rows generated, Rows real) {
    return Math.min(Math.min(generated.count(), real.count()), Defaults.KID_SUBSET_SIZE);
  }

  static KernelSubsets compute(Rows generated, Rows real) {
    return compute(generated, real, Defaults.KID_SUBSETS, size(generated, real));
  }

  /** Draws as torch-fidelity does: for each subset the first set's pictures, then the second's. */
  static KernelSubsets compute(Rows generated, Rows real, int subsets, int size) {
    if (generated.dimensions() != real.dimensions()) {
      throw new IllegalArgumentException(
          generated.dimensions() + " features against " + real.dimensions());
    }
    var random = new NumpyRandomState(Defaults.PROTOCOL_SEED);
    double[] values = new double[subsets];
    var ofGenerated = new Influence(generated.count());
    var ofReal = new Influence(real.count());
    double secondOrder = 0;
    var kernels = new CubicKernels(size, generated.dimensions());
    for (int s = 0; s < subsets; s++) {
      int[] x = Arrays.copyOf(random.permutation(generated.count()), size);
      int[] y = Arrays.copyOf(random.permutation(real.count()), size);
      kernels.compute(generated, x, real, y);
      values[s] = kernels.squaredDiscrepancy();
      ofGenerated.add(x, kernels.influenceOfFirst());
      ofReal.add(y, kernels.influenceOfSecond());
      if (s == 0) {
        secondOrder = kernels.secondOrderVariance(generated.count(), real.count());
      }
    }
    return new KernelSubsets(values, ofGenerated.means(), ofReal.means(), secondOrder);
  }

  /** Both over equal subsets: influences pair by picture; second-order terms only add. */
  KernelSubsets minus(KernelSubsets other) {
    return new KernelSubsets(
        subtract(values, other.values),
        subtract(generated, other.generated),
        subtract(real, other.real),
        secondOrder + other.secondOrder);
  }

  double mean() {
    return Intervals.mean(values);
  }

  /** Spread between subsets, ddof 0, as the field prints it. */
  double deviation() {
    double mean = mean();
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
  }

  double standardError() {
    double choice = deviation() * deviation() / values.length;
    return Math.sqrt(varianceOfMean(generated) + varianceOfMean(real) + secondOrder + choice);
  }

  /** The variance of influences over the number of pictures in the whole set. */
  private static double varianceOfMean(double[] influences) {
    double[] seen = Arrays.stream(influences).filter(v -> !Double.isNaN(v)).toArray();
    double mean = Intervals.mean(seen);
    double squares = Arrays.stream(seen).map(v -> (v - mean) * (v - mean)).sum();
    return squares / (seen.length - 1) / influences.length;
  }

  private static double[] subtract(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  /** Averages of a picture's influence over the subsets that drew it. */
  private static final class Influence {
    private final double[] sums;
    private final int[] counts;

    Influence(int pictures) {
      sums = new double[pictures];
      counts = new int[pictures];
    }

    void add(int[] pictures, double[] influences) {
      for (int i = 0; i < pictures.length; i++) {
        sums[pictures[i]] += influences[i];
        counts[pictures[i]]++;
      }
    }

    double[] means() {
      double[] means = new double[sums.length];
      for (int i = 0; i < means.length; i++) {
        means[i] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
      }
      return means;
    }
  }
}
