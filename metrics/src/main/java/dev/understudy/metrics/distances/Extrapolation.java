package dev.understudy.metrics.distances;

import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.Intervals;
import dev.understudy.metrics.distances.algebra.LinearAlgebra;

/**
 * Distances of subsets, and the line through them.
 *
 * @param sizes pictures in each subset
 * @param distances of each subset
 * @param influence of each picture on the distance of all
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Extrapolation(int[] sizes, double[] distances, double[] influence) {
  static Extrapolation of(
      Rows generated, FeatureStatistics statistics, FrechetInfinityOptions options, long seed) {
    int n = generated.count();
    var reference = new FrechetReference(statistics, LinearAlgebra.get());
    var random = new NumpyRandomState(options.seed());
    int[] order = new int[n];
    java.util.Arrays.setAll(order, i -> i);
    int[] sizes = new int[options.points()];
    double[] distances = new double[sizes.length];
    for (int p = 0; p < sizes.length; p++) {
      // numpy.linspace, then cut to integers
      double step = (double) (n - options.smallest()) / (sizes.length - 1);
      sizes[p] = p == sizes.length - 1 ? n : (int) (p * step + options.smallest());
      order = shuffled(order, random);
      distances[p] = reference.distanceTo(statistics(generated, order, sizes[p]));
    }
    double[] influence = FrechetExpansion.of(generated, reference, 1, seed).influence();
    return new Extrapolation(sizes, distances, influence);
  }

  private static int[] shuffled(int[] order, NumpyRandomState random) {
    int[] permutation = random.permutation(order.length);
    int[] shuffled = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      shuffled[i] = order[permutation[i]];
    }
    return shuffled;
  }

  private static FeatureStatistics statistics(Rows rows, int[] order, int size) {
    boolean[] taken = new boolean[order.length];
    for (int i = 0; i < size; i++) {
      taken[order[i]] = true;
    }
    var moments = new RunningMoments(rows.dimensions());
    RowBlocks.forEach(
        rows,
        (row, values, at) -> {
          if (taken[row]) {
            moments.add(values, at, row);
          }
        });
    return moments.moments().statistics();
  }

  /** Over equal subsets, point by point and picture by picture. */
  Extrapolation minus(Extrapolation other) {
    return new Extrapolation(
        sizes, minus(distances, other.distances), minus(influence, other.influence));
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    java.util.Arrays.setAll(difference, i -> a[i] - b[i]);
    return difference;
  }

  /** Least squares of distance on 1/n. */
  double intercept() {
    return Intervals.mean(distances) - slope() * meanInverse();
  }

  private double slope() {
    double x = meanInverse();
    double y = Intervals.mean(distances);
    double products = 0;
    for (int p = 0; p < sizes.length; p++) {
      products += (1.0 / sizes[p] - x) * (distances[p] - y);
    }
    return products / spread();
  }

  private double meanInverse() {
    double sum = 0;
    for (int size : sizes) {
      sum += 1.0 / size;
    }
    return sum / sizes.length;
  }

  private double spread() {
    double x = meanInverse();
    double squares = 0;
    for (int size : sizes) {
      squares += (1.0 / size - x) * (1.0 / size - x);
    }
    return squares;
  }

  double standardError() {
    double intercept = intercept();
    double slope = slope();
    double residuals = 0;
    for (int p = 0; p < sizes.length; p++) {
      double residual = distances[p] - intercept - slope / sizes[p];
      residuals += residual * residual;
    }
    double ofLine =
        residuals
            / (sizes.length - 2)
            * (1.0 / sizes.length + meanInverse() * meanInverse() / spread());
    double ofPictures = Intervals.standardErrorOfMean(influence);
    return Math.sqrt(ofLine + ofPictures * ofPictures);
  }
}
