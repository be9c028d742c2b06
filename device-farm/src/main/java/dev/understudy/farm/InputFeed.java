package dev.understudy.farm;

import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.List;
import java.util.Map;

/**
 * Bindings matched to a model's inputs: a stream of inputs, picture by picture. The draws do not
 * depend on how they are batched. Not thread-safe.
 */
public final class InputFeed {
  private InputFeed() {}

  /**
   * Matches bindings to inputs.
   *
   * @param subject whose bindings they are, for messages
   * @param bindings one for each input, in any order
   * @param inputs the model's inputs
   * @throws dev.understudy.common.InputException if a binding names no input, an input has none or
   *     two, or a shape or type does not fit; it lists the model's inputs with their shapes
   */
  public static InputFeed of(String subject, List<InputBinding> bindings, List<TensorSpec> inputs) {
    throw new UnsupportedOperationException(subject + bindings + inputs); // follows
  }

  /** Whether the model takes one picture per run (its batch dimension is fixed at 1). */
  public boolean oneByOne() {
    throw new UnsupportedOperationException(); // follows
  }

  /** The inputs of the next {@code count} pictures, by name. */
  public Map<String, Tensor> next(int count) {
    throw new UnsupportedOperationException(Integer.toString(count)); // follows
  }

  /** Draws and discards the inputs of {@code count} pictures. */
  public void skip(long count) {
    throw new UnsupportedOperationException(Long.toString(count)); // follows
  }
}
