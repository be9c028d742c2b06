package dev.understudy.runtimes.checkpoints;

import java.io.IOException;
import java.io.InputStream;

/** Where the elements of storages stand. */
interface StorageSource {
  /**
   * Refuses a storage that is not there, or whose bytes are not as many as its elements ask for.
   */
  void check(StorageRef storage) throws IOException, Refusal;

  /** Its little-endian bytes, from the first. */
  InputStream open(StorageRef storage) throws IOException, Refusal;
}
