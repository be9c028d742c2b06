package dev.understudy.farm.generating;

import dev.understudy.common.InputException;
import dev.understudy.datasets.npz.NpyArray;
import dev.understudy.datasets.npz.NpyFile;
import dev.understudy.farm.InputFile;
import dev.understudy.farm.Truncation;
import dev.understudy.runtimes.TensorSpec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the values of a row towards its mean. */
final class RowTruncation {
  private static final double[] ZERO = {0};

  private final double psi;
  private final double[] mean;

  private RowTruncation(double psi, double[] mean) {
    this.psi = psi;
    this.mean = mean;
  }

  /**
   * Reads the mean.
   *
   * @param truncation null for none
   * @throws InputException if the mean is no array of finite numbers that fits a row
   */
  static RowTruncation of(
      @Nullable Truncation truncation, BatchShape shape, TensorSpec spec, InputProblems problems) {
    if (truncation == null) {
      return new RowTruncation(1, ZERO);
    }
    InputFile file = truncation.mean();
    if (file == null) {
      return new RowTruncation(truncation.psi(), ZERO);
    }
    NpyArray array = NpyFile.read(file.path());
    List<Long> given = Arrays.stream(array.shape()).asLongStream().boxed().toList();
    int[] from = Broadcast.indices(given, shape.row());
    if (from == null) {
      throw problems.error(
          spec.name(),
          "the mean in " + file.name() + " has the shape " + given,
          "the shape of one picture's value, " + shape.row() + ", or what broadcasts to it",
          "save the mean of this latent");
    }
    double[] values = array.doubles();
    double[] mean = Arrays.stream(from).mapToDouble(i -> values[i]).toArray();
    if (!Arrays.stream(mean).allMatch(Double::isFinite)) {
      throw problems.error(
          spec.name(),
          "the mean in " + file.name() + " holds NaN or infinite values",
          "finite numbers",
          "compute the mean again");
    }
    return new RowTruncation(truncation.psi(), mean);
  }

  /** The value at a place of its row. */
  float apply(double value, int place) {
    if (psi == 1) {
      return (float) value;
    }
    double centre = mean.length == 1 ? mean[0] : mean[place];
    return (float) (centre + psi * (value - centre));
  }
}
