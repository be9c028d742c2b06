package dev.understudy.datasets.pictures;

import dev.understudy.datasets.decoding.Decoded;
import dev.understudy.datasets.streaming.PictureEntry;

/** A picture that stands in its file without any packing. */
record HeldEntry(String name, Decoded decode) implements PictureEntry {
  @Override
  public long heldBytes() {
    return decode.bytes();
  }
}
