package dev.understudy.datasets;

/**
 * How pictures become 8-bit and back: an explicit step that a protocol names. Going back is always
 * {@code v / 127.5 - 1}, so a picture that came from 8 bits passes {@link #ROUND} and {@link
 * #TRUNCATE} unchanged.
 */
public enum Quantisation {
  /** Pictures stay floats. */
  NONE {
    @Override
    int level(float x) {
      throw new IllegalStateException("NONE keeps floats; choose ROUND or TRUNCATE for bytes");
    }
  },
  /** {@code clamp((x+1)*127.5, 0, 255)}, rounded half up, as torchvision's save_image does. */
  ROUND {
    @Override
    int level(float x) {
      return (int) (Math.max(0, Math.min(255, (x + 1.0) * 127.5)) + 0.5);
    }
  },
  /** {@code trunc(clamp(x*127.5+128, 0, 255))} in single precision, as StyleGAN's scripts do. */
  TRUNCATE {
    @Override
    int level(float x) {
      return (int) Math.max(0f, Math.min(255f, x * 127.5f + 128f));
    }
  };

  private static final float[] VALUES = new float[256];

  static {
    for (int v = 0; v < 256; v++) {
      VALUES[v] = (float) (v / 127.5 - 1);
    }
  }

  /** The 8-bit level of one value. */
  abstract int level(float x);

  /** The picture value of an 8-bit level 0..255: {@code v / 127.5 - 1}. */
  public static float value(int level) {
    return VALUES[level];
  }

  /**
   * The pictures as they look after a trip through 8 bits, in [-1,1]; for {@link #NONE} the very
   * same batch.
   *
   * @throws IllegalArgumentException if a value is NaN
   */
  public Pictures apply(Pictures pictures) {
    if (this == NONE) {
      return pictures;
    }
    float[] in = pictures.data();
    float[] out = new float[in.length];
    for (int i = 0; i < in.length; i++) {
      out[i] = VALUES[level(checked(pictures, i))];
    }
    return new Pictures(
        out, pictures.count(), pictures.channels(), pictures.height(), pictures.width());
  }

  /**
   * The 8-bit levels, NCHW {@code [count, channels, height, width]}, 0..255 as unsigned bytes.
   *
   * @throws IllegalArgumentException if a value is NaN
   * @throws IllegalStateException for {@link #NONE}
   */
  public byte[] toBytes(Pictures pictures) {
    byte[] out = new byte[pictures.data().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) level(checked(pictures, i));
    }
    return out;
  }

  private static float checked(Pictures pictures, int i) {
    float x = pictures.data()[i];
    if (Float.isNaN(x)) {
      throw new IllegalArgumentException(
          "picture " + i / pictures.pictureSize() + " of the batch holds NaN");
    }
    return x;
  }
}
