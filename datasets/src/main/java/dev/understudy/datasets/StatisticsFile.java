package dev.understudy.datasets;

import dev.understudy.common.InputException;
import dev.understudy.datasets.npz.NpyArray;
import dev.understudy.datasets.npz.NpzFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reference statistics as an npz, in the layouts of pytorch-fid, clean-fid, guided-diffusion. */
final class StatisticsFile {
  /**
   * How far sigma[i][j] and sigma[j][i] may be apart, as a share of the largest variance: what
   * single-precision accumulation leaves, and no more.
   */
  private static final double ASYMMETRY = 1e-5;

  private StatisticsFile() {}

  static FeatureStatistics read(Path file, StatisticsKind kind) {
    String muName = kind.mean();
    String sigmaName = kind.covariance();
    try (NpzFile npz = NpzFile.open(file)) {
      NpyArray mu = npz.array(muName);
      NpyArray sigma = npz.array(sigmaName);
      int[] shape = mu.shape();
      if (shape.length != 1 || shape[0] < 1) {
        throw wrong(file, muName, "has the shape " + Arrays.toString(shape), "[d]");
      }
      int d = shape[0];
      if (!Arrays.equals(sigma.shape(), new int[] {d, d})) {
        throw wrong(
            file,
            sigmaName,
            "has the shape " + Arrays.toString(sigma.shape()),
            "[" + d + ", " + d + "], since " + muName + " has " + d + " values");
      }
      double[] mean = mu.doubles();
      double[] covariance = sigma.doubles().clone();
      checkFinite(file, muName, mean);
      checkFinite(file, sigmaName, covariance);
      symmetrise(file, sigmaName, covariance, d);
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

  private static void symmetrise(Path file, String name, double[] sigma, int d) {
    double largest = 0;
    for (int i = 0; i < d; i++) {
      double variance = sigma[i * d + i];
      if (variance < 0) {
        throw wrong(file, name, "has the variance " + variance + " at " + i, "no negative one");
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
              name,
              "is " + a + " at [" + i + "," + j + "] and " + b + " mirrored",
              "a symmetric matrix");
        }
        sigma[i * d + j] = a + (b - a) / 2; // exactly a where both agree
        sigma[j * d + i] = sigma[i * d + j];
      }
    }
  }

  static void write(Path file, StatisticsBundle bundle) {
    var arrays = new LinkedHashMap<String, NpyArray>();
    put(arrays, StatisticsKind.POOL, bundle.pool());
    FeatureStatistics spatial = bundle.spatial();
    if (spatial != null) {
      put(arrays, StatisticsKind.SPATIAL, spatial);
    }
    if (bundle.pool().n() > 0) {
      arrays.put("n", NpyArray.of(new long[] {bundle.pool().n()}));
    }
    PictureSource pictures = bundle.pictures();
    if (pictures == null) {
      NpzFile.write(file, arrays);
    } else {
      PictureArray.write(file, pictures, arrays);
    }
  }

  private static void put(
      Map<String, NpyArray> arrays, StatisticsKind kind, FeatureStatistics statistics) {
    int d = statistics.dimensions();
    arrays.put(kind.mean(), NpyArray.of(statistics.mean(), d));
    arrays.put(kind.covariance(), NpyArray.of(statistics.covariance(), d, d));
  }

  private static InputException wrong(Path file, String array, String problem, String expected) {
    return new InputException(
        file + ": " + array, problem, expected, "compute the statistics again");
  }
}
