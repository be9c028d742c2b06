package dev.understudy.metrics.distances;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Intervals;
import dev.understudy.metrics.distances.algebra.LinearAlgebra;
import java.util.List;

/**
 * The Vendi score (Friedman and Dieng, 2023) with the cosine kernel: exp of the entropy of the
 * eigenvalues of K/n, the effective number of different pictures; higher is more diverse. Those
 * eigenvalues are those of the unit rows' XᵀX/n, so it takes O(N·d²) and not O(N³).
 *
 * <p>The interval is normal, from each picture's influence −V·xᵀ ln(XᵀX/n) x; it is of the value at
 * this n, which few pictures lower.
 */
public final class VendiScore {
  private VendiScore() {}

  /**
   * The score of features {@code [N,d]}; {@code FAILED} if there are too few.
   *
   * @throws dev.understudy.common.InputException if a row is zero or not finite
   */
  public static Measurement measure(Rows features, BootstrapOptions options) {
    int n = features.count();
    String protocol = "cosine kernel, q=1, " + features.dimensions() + "-d features";
    return Metrics.refuse(Metrics.VENDI, Unit.NONE, protocol, n)
        .orElseGet(
            () -> {
              double[] influence = new double[n];
              double value = compute(features, influence);
              var measured =
                  Measurement.of(
                      Metrics.VENDI,
                      value,
                      Unit.NONE,
                      n,
                      Intervals.normal(
                          value,
                          Intervals.standardErrorOfMean(influence),
                          options,
                          "normal, from each picture's influence"),
                      protocol);
              return n > features.dimensions()
                  ? measured
                  : measured.withWarnings(
                      List.of(
                          n
                              + " pictures cannot differ in all "
                              + features.dimensions()
                              + " feature dimensions, which lowers the score."));
            });
  }

  private static double compute(Rows features, double[] influence) {
    int d = features.dimensions();
    int n = features.count();
    int step = Math.max(64, (1 << 20) / d);
    double[] unit = new double[Math.min(step, n) * d];
    var products = LinearAlgebra.get().crossProduct(d);
    RowBlocks.forEachBlock(
        features,
        step,
        (from, count, values) -> {
          UnitRows.normalise(values, count, d, unit, from);
          products.add(unit, count);
        });
    double[] kernel = products.lower();
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= n;
    }
    LinearAlgebra.Eigen eigen = LinearAlgebra.get().eigen(kernel, d);
    double[] eigenvalues = eigen.cutValues();
    double[] logs = new double[d];
    double entropy = 0;
    for (int j = 0; j < d; j++) {
      logs[j] = eigenvalues[j] > 0 ? Math.log(eigenvalues[j]) : 0;
      entropy -= eigenvalues[j] * logs[j];
    }
    double score = Math.exp(entropy);
    double[] turned = new double[unit.length];
    try (var vectors = LinearAlgebra.get().rightFactor(eigen.vectors(), d, d)) {
      RowBlocks.forEachBlock(
          features,
          step,
          (from, count, values) -> {
            UnitRows.normalise(values, count, d, unit, from);
            vectors.multiply(unit, count, turned);
            for (int i = 0; i < count; i++) {
              double sum = 0;
              for (int j = 0; j < d; j++) {
                double y = turned[i * d + j];
                sum += logs[j] * y * y;
              }
              influence[from + i] = -score * sum;
            }
          });
    }
    return score;
  }
}
