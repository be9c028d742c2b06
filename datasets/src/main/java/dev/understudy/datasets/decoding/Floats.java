package dev.understudy.datasets.decoding;

import dev.understudy.datasets.Pictures;
import java.util.Set;

/**
 * A picture that was stored as floats.
 *
 * @param values planar {@code [channels, height, width]} in [-1,1]. Not copied.
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Floats(float[] values, int channels, int height, int width) implements Decoded {
  @Override
  public Set<Trait> traits() {
    return Set.of();
  }

  @Override
  public long bytes() {
    return (long) Float.BYTES * values.length;
  }

  /** By the ITU-R 601-2 weights of {@link Levels#toGrey}, without its rounding. */
  @Override
  public Floats toGrey() {
    if (channels == 1) {
      return this;
    }
    int plane = height * width;
    float[] grey = new float[plane];
    for (int i = 0; i < plane; i++) {
      double sum =
          19595.0 * values[i] + 38470.0 * values[plane + i] + 7471.0 * values[2 * plane + i];
      grey[i] = (float) (sum / 65536);
    }
    return new Floats(grey, 1, height, width);
  }

  @Override
  public Pictures toPictures() {
    return new Pictures(values, 1, channels, height, width);
  }
}
