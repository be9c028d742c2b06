package dev.understudy.runtimes.checkpoints;

import dev.understudy.runtimes.checkpoints.Values.Dict;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the state_dict in what a checkpoint holds. */
final class CheckpointObject {
  private static final String WRAPPING = "state_dict";
  private static final String PARALLEL = "module.";

  private CheckpointObject() {}

  /**
   * The tensors by key: those of the entry {@code state_dict} where there is one, else of the
   * object itself; beside them there may be numbers and text, which are not weights. The prefix
   * {@code module.}, which DataParallel gives every key, is taken off.
   */
  static Map<String, TensorRef> tensors(Object root) throws Refusal {
    Dict dict = dict(root);
    Object wrapped = dict.entries().get(WRAPPING);
    Map<String, TensorRef> tensors = new LinkedHashMap<>();
    for (Map.Entry<Object, Object> entry :
        (wrapped == null ? dict : dict(wrapped)).entries().entrySet()) {
      if (entry.getKey() instanceof String key && entry.getValue() instanceof TensorRef tensor) {
        tensors.put(key, tensor);
      }
    }
    if (tensors.isEmpty()) {
      String keys =
          dict.entries().keySet().stream()
              .filter(String.class::isInstance)
              .limit(10)
              .map(key -> Quoted.of((String) key))
              .reduce((a, b) -> a + ", " + b)
              .orElse("no keys");
      throw Refusal.otherKind(
          "the checkpoint holds no tensors by name, but " + keys,
          "save the plain weights: torch.save(model.state_dict(), file)");
    }
    return tensors.keySet().stream().allMatch(key -> key.startsWith(PARALLEL))
        ? withoutPrefix(tensors)
        : tensors;
  }

  private static Dict dict(Object object) throws Refusal {
    if (object instanceof Dict dict) {
      return dict;
    }
    throw Refusal.otherKind(
        "the checkpoint holds no dictionary of tensors",
        "save the plain weights: torch.save(model.state_dict(), file)");
  }

  private static Map<String, TensorRef> withoutPrefix(Map<String, TensorRef> tensors) {
    Map<String, TensorRef> shorter = new LinkedHashMap<>();
    tensors.forEach((key, tensor) -> shorter.put(key.substring(PARALLEL.length()), tensor));
    return shorter;
  }
}
