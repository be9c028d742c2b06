package dev.understudy.runtimes.checkpoints;

import dev.understudy.runtimes.checkpoints.Values.None;
import dev.understudy.runtimes.checkpoints.Values.Tuple;

/**
 * A storage that a pickle names; its elements stand elsewhere in the file.
 *
 * @param key its name in the file
 * @param type its elements' type
 * @param elements how many
 */
record StorageRef(String key, StorageType type, long elements) {
  /**
   * A part of a storage: the older layout keeps storages that are views of others so.
   *
   * @param storage the whole
   * @param offset its first element in the whole
   * @param elements how many
   */
  record View(StorageRef storage, long offset, long elements) {}

  /** Reads a persistent id: ("storage", type, key, device, elements[, view]). */
  static View fromId(Object id) throws Refusal {
    if (!(id instanceof Tuple tuple)
        || tuple.size() < 5
        || tuple.size() > 6
        || !"storage".equals(tuple.get(0))
        || !(tuple.get(1) instanceof StorageType type)
        || !(tuple.get(2) instanceof String key)
        || !(tuple.get(3) instanceof String)
        || !(tuple.get(4) instanceof Long elements)) {
      if (id instanceof Tuple module && module.size() > 0 && "module".equals(module.get(0))) {
        throw Refusal.forbidden("a whole module with its Python code");
      }
      throw Refusal.damaged("a storage is named in a way that torch does not");
    }
    if (elements < 0 || elements > Integer.MAX_VALUE - 8) {
      throw Refusal.damaged(
          "storage " + Quoted.of(key) + " has " + elements + " elements, more than an array takes");
    }
    StorageRef whole = new StorageRef(key, type, elements);
    return tuple.size() == 6 && !(tuple.get(5) instanceof None)
        ? view(whole, tuple.get(5))
        : new View(whole, 0, elements);
  }

  private static View view(StorageRef whole, Object view) throws Refusal {
    if (view instanceof Tuple tuple
        && tuple.size() == 3
        && tuple.get(1) instanceof Long offset
        && tuple.get(2) instanceof Long elements
        && offset >= 0
        && elements >= 0
        && offset <= whole.elements() - elements) {
      return new View(whole, offset, elements);
    }
    throw Refusal.damaged("a view reaches out of storage " + Quoted.of(whole.key()));
  }

  long bytes() {
    return elements * type.width();
  }

  long bytesInMemory() {
    return elements * type.widthInMemory();
  }
}
