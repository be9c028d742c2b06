package dev.understudy.farm;

import dev.understudy.runtimes.Tensor;

/** What feeds one model input. */
public sealed interface InputBinding {
  /** The model input's name. */
  String input();

  /**
   * Standard normal latents, drawn row by row from NumPy's {@code RandomState(seed).randn}, so that
   * subjects with the same seed and latent shape get equal latents.
   *
   * @param input the model input's name
   * @param seed the generator's seed
   */
  record Latent(String input, long seed) implements InputBinding {}

  /**
   * A class label: picture i is of class {@code i mod classes}. Given as an id where the input is
   * of whole numbers ({@code [N]} or {@code [N,1]}), one-hot where it is {@code [N,classes]}
   * floats.
   *
   * @param input the model input's name
   * @param classes how many classes
   */
  record ClassLabel(String input, int classes) implements InputBinding {}

  /**
   * The same value for every picture, such as a truncation psi.
   *
   * @param input the model input's name
   * @param value one picture's value, or a scalar
   */
  record Constant(String input, Tensor value) implements InputBinding {}
}
