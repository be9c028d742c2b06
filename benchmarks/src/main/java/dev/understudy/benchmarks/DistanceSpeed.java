package dev.understudy.benchmarks;

import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.RowFile;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.FrechetDistance;
import dev.understudy.metrics.distances.Manifold;
import dev.understudy.metrics.distances.MomentsAccumulator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Distances at Inception's 2048 dimensions. {@code frechet FOLDER} writes two statistics there for
 * {@code sqrtm.py} and prints the seconds of a Fréchet distance and its value; {@code sets FOLDER
 * N} prints the seconds of a distance with its interval and of the manifold measures on N pictures.
 */
public final class DistanceSpeed {
  private static final int D = 2048;
  private static final int FACTORS = 40;

  private DistanceSpeed() {}

  /** Runs one of the two. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    if (args[0].equals("frechet")) {
      frechet(folder);
    } else {
      sets(folder, Integer.parseInt(args[2]));
    }
  }

  private static void frechet(Path folder) throws IOException {
    FeatureStatistics a;
    FeatureStatistics b;
    try (RowFile x = rows(folder.resolve("a.f32"), 6000, 1, 0);
        RowFile y = rows(folder.resolve("b.f32"), 6000, 2, 0.02f)) {
      a = MomentsAccumulator.of(x);
      b = MomentsAccumulator.of(y);
    }
    write(folder.resolve("mu1.f64"), a.mean());
    write(folder.resolve("sigma1.f64"), a.covariance());
    write(folder.resolve("mu2.f64"), b.mean());
    write(folder.resolve("sigma2.f64"), b.covariance());
    double[] seconds = new double[5];
    double value = FrechetDistance.between(a, b);
    for (int run = 0; run < seconds.length; run++) {
      long start = System.nanoTime();
      FrechetDistance.between(a, b);
      seconds[run] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    System.out.printf("%.4f %.12g%n", seconds[seconds.length / 2], value);
  }

  private static void sets(Path folder, int n) {
    try (RowFile generated = rows(folder.resolve("generated.f32"), n, 1, 0.02f);
        RowFile real = rows(folder.resolve("real.f32"), n, 2, 0)) {
      FeatureStatistics reference = MomentsAccumulator.of(real);
      long start = System.nanoTime();
      FrechetDistance.measure("fid", generated, reference, BootstrapOptions.defaults());
      double frechet = (System.nanoTime() - start) / 1e9;
      start = System.nanoTime();
      Manifold.compare(generated, real);
      double manifold = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%d x %d: Frechet distance with interval %.1f s, precision to coverage %.1f s%n",
          n, D, frechet, manifold);
    }
  }

  /** Features like those of a rectified layer: a few factors, some noise, nothing below zero. */
  private static RowFile rows(Path path, int n, long seed, float shift) {
    float[] loadings = new float[FACTORS * D];
    var shared = new SplittableRandom(99);
    for (int i = 0; i < loadings.length; i++) {
      loadings[i] = 0.3f * (float) (shared.nextDouble() - 0.5);
    }
    var random = new SplittableRandom(seed);
    RowFile file = RowFile.create(path, n, D);
    float[] row = new float[D];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < D; j++) {
        row[j] = 0.3f + shift + 0.2f * (float) random.nextDouble();
      }
      for (int k = 0; k < FACTORS; k++) {
        float z = (float) (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
        for (int j = 0; j < D; j++) {
          row[j] += z * loadings[k * D + j];
        }
      }
      for (int j = 0; j < D; j++) {
        row[j] = Math.max(0, row[j]);
      }
      file.write(i, row);
    }
    return file;
  }

  private static void write(Path path, double[] values) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    Files.write(path, bytes.array());
  }
}
