package dev.understudy.metrics.distances;

import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.Intervals;
import java.util.Arrays;
import java.util.stream.IntStream;

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
  static int size(Rows generated, Rows real, KernelOptions options) {
    return Math.min(Math.min(generated.count(), real.count()), options.size());
  }

  static KernelSubsets compute(Rows generated, Rows real, KernelOptions options) {
    return compute(
        generated, real, options.subsets(), size(generated, real, options), options.seed());
  }

  /** Draws as torch-fidelity does: for each subset the first set's pictures, then the second's. */
  static KernelSubsets compute(Rows generated, Rows real, int subsets, int size, long seed) {
    if (generated.dimensions() != real.dimensions()) {
      throw new IllegalArgumentException(
          generated.dimensions() + " features against " + real.dimensions());
    }
    var random = new NumpyRandomState(seed);
    int[][] x = new int[subsets][];
    int[][] y = new int[subsets][];
    for (int s = 0; s < subsets; s++) {
      x[s] = Arrays.copyOf(random.permutation(generated.count()), size);
      y[s] = Arrays.copyOf(random.permutation(real.count()), size);
    }
    One[] done = new One[subsets];
    // Subsets side by side, each on one thread; summed up in order, so the result is always the
    // same.
    var kernels = ThreadLocal.withInitial(() -> new CubicKernels(size, generated.dimensions()));
    IntStream.range(0, subsets)
        .parallel()
        .forEach(s -> done[s] = one(kernels.get(), generated, x[s], real, y[s], s));
    var ofGenerated = new Influence(generated.count());
    var ofReal = new Influence(real.count());
    for (int s = 0; s < subsets; s++) {
      ofGenerated.add(x[s], done[s].ofFirst());
      ofReal.add(y[s], done[s].ofSecond());
    }
    return new KernelSubsets(
        Arrays.stream(done).mapToDouble(One::value).toArray(),
        ofGenerated.means(),
        ofReal.means(),
        done[0].secondOrder());
  }

  /** What is kept of one subset. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record One(double value, double[] ofFirst, double[] ofSecond, double secondOrder) {}

  private static One one(
      CubicKernels kernels, Rows generated, int[] x, Rows real, int[] y, int subset) {
    kernels.compute(generated, x, real, y);
    return new One(
        kernels.squaredDiscrepancy(),
        kernels.influenceOfFirst(),
        kernels.influenceOfSecond(),
        subset == 0 ? kernels.secondOrderVariance(generated.count(), real.count()) : 0);
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
