package dev.understudy.datasets.streaming;

import dev.understudy.datasets.decoding.Decoded;

/** One picture of a set, not yet decoded. */
public interface PictureEntry {
  /** Its name within the set. */
  String name();

  /** The bytes of memory it holds until it is decoded; 0 for one that is still on disk. */
  default long heldBytes() {
    return 0;
  }

  /**
   * Decodes it; called once, on any thread.
   *
   * @throws dev.understudy.common.InputException naming set and entry if it is no whole picture
   */
  Decoded decode();
}
