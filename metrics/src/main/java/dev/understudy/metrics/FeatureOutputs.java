package dev.understudy.metrics;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feature network's outputs: one row of values per picture, each finite. */
final class FeatureOutputs {
  private static final long MOST_VALUES = 1_000_000;

  private FeatureOutputs() {}

  /** Values per picture of an output. */
  static int width(String where, ModelSession session, String output) {
    TensorSpec spec =
        session.outputs().stream()
            .filter(o -> o.name().equals(output))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        where,
                        "has no output " + output,
                        "one of " + session.outputs(),
                        "name the right output where the feature network is named"));
    List<Long> shape = spec.shape();
    long values = shape.size() < 2 ? -1 : 1;
    for (long d : shape.subList(Math.min(1, shape.size()), shape.size())) {
      values = d < 1 || values < 1 || values > MOST_VALUES ? -1 : values * d;
    }
    if (values < 1 || values > MOST_VALUES) {
      throw new InputException(
          where,
          "its output " + spec + " is not one row of values per picture",
          "features [N,d] with d fixed",
          "export the pooled features");
    }
    return Math.toIntExact(values);
  }

  /** Copies the first {@code taken} of {@code given} rows to where row {@code row} begins. */
  static void copy(
      String where,
      String output,
      @Nullable Tensor made,
      int width,
      int given,
      int taken,
      float[] into,
      int row) {
    if (!(made instanceof Tensor.Floats floats) || floats.data().length != given * width) {
      throw new InputException(
          where,
          "its output " + output + " does not have one row of floats per picture",
          "[" + given + "," + width + "] for this batch",
          "export the pooled features, with the batch as first dimension");
    }
    for (int i = 0; i < taken * width; i++) {
      if (!Float.isFinite(floats.data()[i])) {
        throw new InputException(
            where,
            "its output "
                + output
                + " is "
                + floats.data()[i]
                + " for picture "
                + (i / width)
                + " of the batch",
            "finite values",
            "check the pictures, the network's export and its input range");
      }
    }
    System.arraycopy(floats.data(), 0, into, row * width, taken * width);
  }
}
