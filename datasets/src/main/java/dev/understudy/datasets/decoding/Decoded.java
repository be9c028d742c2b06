package dev.understudy.datasets.decoding;

import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import java.util.EnumSet;
import java.util.Set;

/**
 * One decoded picture.
 *
 * @param levels 8-bit levels, planar {@code [channels, height, width]}. Not copied.
 * @param channels 1 (grey) or 3 (RGB)
 * @param height rows
 * @param width columns
 * @param traits what was done to it
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Decoded(byte[] levels, int channels, int height, int width, Set<Trait> traits) {
  /** A picture of which nothing need be said. */
  public Decoded(byte[] levels, int channels, int height, int width) {
    this(levels, channels, height, width, Set.of());
  }

  /** The same picture with one more trait. */
  Decoded with(Trait trait) {
    EnumSet<Trait> all = EnumSet.of(trait);
    all.addAll(traits);
    return new Decoded(levels, channels, height, width, all);
  }

  /**
   * The picture in grey: RGB by the integer arithmetic of Pillow's {@code convert("L")} (libImaging
   * Convert.c: ITU-R 601-2 weights in 16 bits, rounded half up).
   */
  public Decoded toGrey() {
    if (channels == 1) {
      return this;
    }
    int plane = height * width;
    byte[] grey = new byte[plane];
    for (int i = 0; i < plane; i++) {
      int red = levels[i] & 0xFF;
      int green = levels[plane + i] & 0xFF;
      int blue = levels[2 * plane + i] & 0xFF;
      grey[i] = (byte) ((red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16);
    }
    return new Decoded(grey, 1, height, width, traits);
  }

  /** The picture as a batch of one, in [-1,1]. */
  public Pictures toPictures() {
    float[] data = new float[levels.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = Quantisation.value(levels[i] & 0xFF);
    }
    return new Pictures(data, 1, channels, height, width);
  }
}
