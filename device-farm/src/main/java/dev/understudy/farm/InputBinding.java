package dev.understudy.farm;

import dev.understudy.runtimes.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What feeds one model input, or, where {@link #input} is a pattern ({@code *} any letters, {@code
 * ?} one), each input that it matches and that has no binding of its own. Of drawn values the k-th
 * match in the model's order, counted from 1, has the seed raised by k.
 */
public sealed interface InputBinding {
  /** The model input's name, or a pattern. */
  String input();

  /**
   * Latents drawn row by row, so that subjects with the same seed and latent shape get equal ones.
   *
   * @param input the model input's name
   * @param distribution what they are drawn from
   * @param numbers whose random numbers
   * @param seed the seed of those, within [0, 2^32)
   * @param shape the axes of one picture's row, where the model leaves them open; empty otherwise
   * @param truncation what is done to each value, or null
   */
  record Latent(
      String input,
      LatentDistribution distribution,
      BitGenerator numbers,
      long seed,
      List<Long> shape,
      @Nullable Truncation truncation)
      implements InputBinding {
    /** Copies the shape. */
    public Latent {
      shape = List.copyOf(shape);
    }

    /** Standard normal latents: {@code RandomState(seed).randn(n, …row)}. */
    public Latent(String input, long seed) {
      this(
          input, new LatentDistribution.Normal(), BitGenerator.RANDOM_STATE, seed, List.of(), null);
    }
  }

  /**
   * A class label. Given as an id where the input is of whole numbers ({@code [N]} or {@code
   * [N,1]}), one-hot where it is {@code [N,classes]} floats.
   *
   * @param input the model input's name
   * @param classes how many classes, or 0 where that is not told
   * @param choice which class each picture is of
   */
  record ClassLabel(String input, int classes, ClassChoice choice) implements InputBinding {
    /** Picture i is of class {@code i mod classes}. */
    public ClassLabel(String input, int classes) {
      this(input, classes, new ClassChoice.InTurn());
    }
  }

  /**
   * The same value for every picture, such as a truncation psi.
   *
   * @param input the model input's name
   * @param value one picture's value, or a scalar, or what broadcasts to it by NumPy's rule
   */
  record Constant(String input, Tensor value) implements InputBinding {}
}
