package dev.understudy.datasets;

import dev.understudy.common.InputException;
import dev.understudy.datasets.npz.NpyArray;
import dev.understudy.datasets.npz.NpzFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;

/** Reference statistics as an npz, in the layout of pytorch-fid and clean-fid. */
final class StatisticsFile {
  /**
   * How far sigma[i][j] and sigma[j][i] may be apart, as a share of the largest variance: what
   * single-precision accumulation leaves, and no more.
   */
  private static final double ASYMMETRY = 1e-5;

  private StatisticsFile() {}

  static FeatureStatistics read(Path file) {
    try (NpzFile npz = NpzFile.open(file)) {
      NpyArray mu = npz.array("mu");
      NpyArray sigma = npz.array("sigma");
      int[] shape = mu.shape();
      if (shape.length != 1 || shape[0] < 1) {
        throw wrong(file, "mu", "has the shape " + Arrays.toString(shape), "[d]");
      }
      int d = shape[0];
      if (!Arrays.equals(sigma.shape(), new int[] {d, d})) {
        throw wrong(
            file,
            "sigma",
            "has the shape " + Arrays.toString(sigma.shape()),
            "[" + d + ", " + d + "], since mu has " + d + " values");
      }
      double[] mean = mu.doubles();
      double[] covariance = sigma.doubles().clone();
      checkFinite(file, "mu", mean);
      checkFinite(file, "sigma", covariance);
      symmetrise(file, covariance, d);
      return new FeatureStatistics(mean, covariance, readN(file, npz));
    }
  }

  private static long readN(Path file, NpzFile npz) {
    if (!npz.names().contains("n")) {
      return 0;
    }
    long[] n = npz.array("n").longs();
    if (n.length != 1 || n[0] < 0) {
      throw wrong(file, "n", "is " + Arrays.toString(n), "one number of pictures, not negative");
    }
    return n[0];
  }

  private static void checkFinite(Path file, String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw wrong(file, name, "holds " + values[i] + " at position " + i, "finite values");
      }
    }
  }

  private static void symmetrise(Path file, double[] sigma, int d) {
    double largest = 0;
    for (int i = 0; i < d; i++) {
      double variance = sigma[i * d + i];
      if (variance < 0) {
        throw wrong(file, "sigma", "has the variance " + variance + " at " + i, "no negative one");
      }
      largest = Math.max(largest, variance);
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        double a = sigma[i * d + j];
        double b = sigma[j * d + i];
        if (Math.abs(a - b) > ASYMMETRY * largest) {
          throw wrong(
              file,
              "sigma",
              "is " + a + " at [" + i + "," + j + "] and " + b + " mirrored",
              "a symmetric matrix");
        }
        sigma[i * d + j] = a + (b - a) / 2; // exactly a where both agree
        sigma[j * d + i] = sigma[i * d + j];
      }
    }
  }

  static void write(Path file, FeatureStatistics statistics) {
    int d = statistics.dimensions();
    var arrays = new LinkedHashMap<String, NpyArray>();
    arrays.put("mu", NpyArray.of(statistics.mean(), d));
    arrays.put("sigma", NpyArray.of(statistics.covariance(), d, d));
    if (statistics.n() > 0) {
      arrays.put("n", NpyArray.of(new long[] {statistics.n()}));
    }
    NpzFile.write(file, arrays);
  }

  private static InputException wrong(Path file, String array, String problem, String expected) {
    return new InputException(
        file + ": " + array, problem, expected, "compute the statistics again");
  }
}
