package dev.understudy.metrics.networks;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.checkpoints.StateDict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The tensors of a checkpoint that was found to be one of the network's. */
final class Checkpoint {
  private final Map<String, Tensor> tensors;

  private Checkpoint(Map<String, Tensor> tensors) {
    this.tensors = tensors;
  }

  /**
   * Checks a checkpoint against what the network has.
   *
   * @param part the published file's name, for messages
   * @param expected the shape of every tensor by key
   * @param ignored which other keys may be there
   * @throws InputException that lists every missing, extra and misshaped tensor by key
   */
  static Checkpoint of(
      String part, StateDict dict, Map<String, long[]> expected, Predicate<String> ignored) {
    List<String> missing = new ArrayList<>();
    List<String> misshaped = new ArrayList<>();
    expected.forEach(
        (key, shape) -> {
          Tensor tensor = dict.tensors().get(key);
          if (tensor == null) {
            missing.add(key + Arrays.toString(shape));
          } else if (!(tensor instanceof Tensor.Floats) || !Arrays.equals(tensor.shape(), shape)) {
            misshaped.add(key + " is " + describe(tensor) + ", not " + Arrays.toString(shape));
          }
        });
    List<String> extra =
        dict.tensors().keySet().stream()
            .filter(key -> !expected.containsKey(key) && !uncounted(key) && !ignored.test(key))
            .toList();
    if (missing.isEmpty() && misshaped.isEmpty() && extra.isEmpty()) {
      return new Checkpoint(dict.tensors());
    }
    throw new InputException(
        part,
        "the checkpoint is not one of this network"
            + listed("missing", missing)
            + listed("misshaped", misshaped)
            + listed("extra", extra),
        "the " + expected.size() + " tensors of " + part + ", by key and shape",
        "get the published file (`understudy weights list` names it), or rename the keys");
  }

  /** How many batches a batch norm has seen: newer PyTorch writes it, and no network reads it. */
  private static boolean uncounted(String key) {
    return key.endsWith(".num_batches_tracked");
  }

  private static String describe(Tensor tensor) {
    return (tensor instanceof Tensor.Longs ? "whole numbers " : "")
        + Arrays.toString(tensor.shape());
  }

  private static String listed(String what, List<String> keys) {
    return keys.isEmpty()
        ? ""
        : keys.stream().collect(Collectors.joining("\n    ", "\n  " + what + ":\n    ", ""));
  }

  /** The values of a tensor that was expected, not copied. */
  float[] floats(String key) {
    if (tensors.get(key) instanceof Tensor.Floats found) {
      return found.data();
    }
    throw new IllegalArgumentException(key + " was not among the expected tensors");
  }
}
