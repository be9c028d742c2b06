package dev.understudy.datasets;

import org.jspecify.annotations.Nullable;

/**
 * How a pass over a set of pictures goes.
 *
 * @param batchSize pictures in a batch, at least 1
 * @param threads threads that decode and resize ahead of the reader, at least 1; the order of the
 *     pictures and their values do not depend on it
 * @param colour what becomes of grey pictures among coloured ones
 * @param target the size that every picture is brought to, or null where all must have one size
 * @param badPictures what becomes of a picture that cannot be read
 */
public record StreamOptions(
    int batchSize, int threads, Colour colour, @Nullable Target target, BadPictures badPictures) {
  /** Checks the counts. */
  public StreamOptions {
    if (batchSize < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "batch size and threads must be at least 1: " + batchSize + ", " + threads);
    }
  }

  /** The channels of the pictures that come out. */
  public enum Colour {
    /** As the first picture has them; a coloured one in a grey set is an error. */
    AS_FIRST,
    /** Three; grey is repeated, as Pillow's {@code convert("RGB")} does. */
    RGB,
    /** One; RGB becomes Pillow's {@code convert("L")}. */
    GREY
  }

  /** What becomes of a picture that cannot be read. */
  public enum BadPictures {
    /** The pass ends with an error that names it. */
    REFUSE,
    /** It is left out, counted and named in {@link PictureSource.PictureStream#skipped()}. */
    SKIP
  }

  /** A size, and how pictures get to it. */
  public record Target(int height, int width, Crop crop, Resizing resizing) {}

  /** What part of a picture is brought to the target's size. */
  public enum Crop {
    /** All of it; its aspect may change. */
    NONE,
    /**
     * The short side is brought to the target's, then the middle is cut out, as torchvision's
     * Resize and CenterCrop do.
     */
    CENTRE
  }

  /** One thread, channels as the first, one size, no picture skipped. */
  public static StreamOptions plain(int batchSize) {
    return new StreamOptions(batchSize, 1, Colour.AS_FIRST, null, BadPictures.REFUSE);
  }
}
