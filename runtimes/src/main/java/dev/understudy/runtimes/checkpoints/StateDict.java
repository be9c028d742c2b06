package dev.understudy.runtimes.checkpoints;

import dev.understudy.runtimes.Tensor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tensors of a PyTorch checkpoint by key, in the file's order; {@code module.} prefixes and a
 * wrapping {@code state_dict} are taken off. Half and other floats are floats here, integers longs.
 *
 * @param tensors by key
 */
public record StateDict(Map<String, Tensor> tensors) {
  /** Copies the map, keeping its order. */
  public StateDict {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * Reads a {@code .pth} file of either layout (zip, or the older one of pickles and storages).
   * Nothing in the file is executed.
   *
   * @throws dev.understudy.common.InputException if the file is damaged, or names a class or
   *     function that is not on the list of those that tensors need
   */
  @SuppressWarnings("DoNotCallSuggester")
  public static StateDict read(Path file) {
    throw new UnsupportedOperationException(file.toString());
  }
}
