package dev.understudy.metrics.distances;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Intervals;
import dev.understudy.metrics.distances.algebra.LinearAlgebra;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A Fréchet distance with what its interval is made of.
 *
 * <p>The standard error is the infinitesimal jackknife's (Jaeckel, 1972): the deviation of each
 * picture's influence, the derivative of the distance by the picture's weight, over √n. With z the
 * picture less the mean it is 2(μ−μᵣ)ᵀz + zᵀ(I − F M^(-1/2) Fᵀ)z, see {@link
 * FrechetReference.Gradient}: one eigendecomposition and one product {@code [N,d]·[d,d]}.
 *
 * <p>The bias is what the jackknife with two halves says (Quenouille, 1949): the mean distance of
 * two random halves less that of all. Influences cancel in it, so it is much surer than its parts.
 *
 * @param value on all pictures
 * @param influence of each picture, {@code [N]}, up to a constant; at one position, two sets of
 *     equal size rest on the same inputs
 * @param bias by how much so few pictures lift the value, estimated
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FrechetExpansion(double value, double[] influence, double bias) {
  private static final int CHUNK_VALUES = 1 << 19;
  private static final int CHUNKS = 8;

  static FrechetExpansion of(Rows generated, FrechetReference reference, int ddof, long seed) {
    boolean[] second = secondHalf(generated.count(), seed);
    var halves =
        new RunningMoments[] {
          new RunningMoments(generated.dimensions()), new RunningMoments(generated.dimensions())
        };
    RowBlocks.forEach(
        generated, (row, values, at) -> halves[second[row] ? 1 : 0].add(values, at, row));
    Moments first = halves[0].moments();
    Moments other = halves[1].moments();
    Moments whole = first.merge(other);
    Moments[] parts = {whole, first, other};
    double[] distances = new double[3];
    var gradients = new FrechetReference.Gradient[1];
    IntStream.range(0, 3)
        .parallel()
        .forEach(
            i -> {
              FeatureStatistics statistics = Ddof.of(parts[i].statistics(), ddof);
              if (i == 0) {
                gradients[0] = reference.gradientAt(statistics);
                distances[0] = gradients[0].distance();
              } else {
                distances[i] = reference.distanceTo(statistics);
              }
            });
    return new FrechetExpansion(
        distances[0],
        influences(generated, whole.mean(), gradients[0]),
        (distances[1] + distances[2]) / 2 - distances[0]);
  }

  /** At random and not by position, since files are often sorted by class. */
  private static boolean[] secondHalf(int n, long seed) {
    var random = new SplittableRandom(seed);
    boolean[] second = new boolean[n];
    int left = n / 2;
    for (int i = 0; i < n; i++) {
      if (random.nextInt(n - i) < left) {
        second[i] = true;
        left--;
      }
    }
    return second;
  }

  private static double[] influences(Rows rows, double[] mean, FrechetReference.Gradient gradient) {
    int d = rows.dimensions();
    int chunk = Math.max(64, CHUNK_VALUES / d);
    double[] influences = new double[rows.count()];
    try (var root = LinearAlgebra.get().rightFactor(gradient.root(), d, d)) {
      RowBlocks.forEachBlock(
          rows,
          chunk * CHUNKS,
          (from, count, values) ->
              IntStream.range(0, (count + chunk - 1) / chunk)
                  .parallel()
                  .forEach(
                      c -> {
                        int first = c * chunk;
                        int n = Math.min(chunk, count - first);
                        double[] z = new double[n * d];
                        double[] roots = new double[n * d];
                        for (int i = 0; i < n * d; i++) {
                          z[i] = values[first * d + i] - mean[i % d];
                        }
                        root.multiply(z, n, roots);
                        for (int row = 0; row < n; row++) {
                          double influence = 0;
                          for (int i = 0; i < d; i++) {
                            double x = z[row * d + i];
                            double y = roots[row * d + i];
                            influence += (gradient.slope()[i] + x) * x - y * y;
                          }
                          influences[from + first + row] = influence;
                        }
                      }));
    }
    return influences;
  }

  FrechetExpansion minus(FrechetExpansion other) {
    double[] differences = new double[influence.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = influence[i] - other.influence[i];
    }
    return new FrechetExpansion(value - other.value, differences, bias - other.bias);
  }

  double standardError() {
    return Intervals.standardErrorOfMean(influence);
  }

  ConfidenceInterval interval(double floor, BootstrapOptions options) {
    return Intervals.normalBiased(
        value,
        standardError(),
        bias,
        floor,
        options,
        "normal, from each picture's influence; bias from two halves; covers the value at this n "
            + "and at infinite n");
  }
}
