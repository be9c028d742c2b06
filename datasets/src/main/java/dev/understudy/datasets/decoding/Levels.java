package dev.understudy.datasets.decoding;

import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import java.util.EnumSet;
import java.util.Set;

/**
 * A picture of 8-bit levels.
 *
 * @param levels planar {@code [channels, height, width]}. Not copied.
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Levels(byte[] levels, int channels, int height, int width, Set<Trait> traits)
    implements Decoded {
  /** A picture of which nothing need be said. */
  public Levels(byte[] levels, int channels, int height, int width) {
    this(levels, channels, height, width, Set.of());
  }

  /** The same picture with one more trait. */
  Levels with(Trait trait) {
    EnumSet<Trait> all = EnumSet.of(trait);
    all.addAll(traits);
    return new Levels(levels, channels, height, width, all);
  }

  @Override
  public long bytes() {
    return levels.length;
  }

  /**
   * By the integer arithmetic of Pillow's {@code convert("L")} (libImaging Convert.c: ITU-R 601-2
   * weights in 16 bits, rounded half up).
   */
  @Override
  public Levels toGrey() {
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
    return new Levels(grey, 1, height, width, traits);
  }

  @Override
  public Pictures toPictures() {
    float[] data = new float[levels.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = Quantisation.value(levels[i] & 0xFF);
    }
    return new Pictures(data, 1, channels, height, width);
  }
}
