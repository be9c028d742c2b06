package dev.understudy.runtimes.checkpoints;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every storage that a checkpoint's pickle names, each under one type and length. */
final class StorageTable {
  private final Map<String, StorageRef> storages = new LinkedHashMap<>();

  void add(StorageRef storage) throws Refusal {
    StorageRef known = storages.putIfAbsent(storage.key(), storage);
    if (known != null && !known.equals(storage)) {
      throw Refusal.damaged(
          "storage " + Quoted.of(storage.key()) + " has two types or two lengths");
    }
  }

  Map<String, StorageRef> byKey() {
    return storages;
  }
}
