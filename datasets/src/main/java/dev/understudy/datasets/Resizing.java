package dev.understudy.datasets;

import dev.understudy.datasets.resizing.Resizer;
import java.util.Locale;

/**
 * How pictures change their size: each kind is one library's arithmetic, to the bit. Which one was
 * used changes every score, so a protocol names it.
 */
public enum Resizing {
  /** TensorFlow 1's bilinear: no half-pixel centres, no antialiasing, float32. */
  TF1_BILINEAR,
  /** PyTorch's {@code interpolate(bilinear, align_corners=False)}: no antialiasing, float32. */
  PYTORCH_BILINEAR,
  /** clean-fid's: Pillow's bicubic on each channel as floats (mode F), clipped to 0..255. */
  CLEAN_BICUBIC,
  /** Pillow's box filter on 8-bit channels. */
  PIL_BOX,
  /** Pillow's bilinear (antialiased) on 8-bit channels. */
  PIL_BILINEAR,
  /** Pillow's bicubic (antialiased) on 8-bit channels. */
  PIL_BICUBIC,
  /** Pillow's Lanczos on 8-bit channels. */
  PIL_LANCZOS,
  /** Pillow's box filter on float channels: the mean over an area where it divides evenly. */
  PIL_BOX_FLOAT,
  /** Pillow's bilinear on float channels. */
  PIL_BILINEAR_FLOAT,
  /** Pillow's bicubic on float channels, not clipped. */
  PIL_BICUBIC_FLOAT,
  /** Pillow's Lanczos on float channels, not clipped. */
  PIL_LANCZOS_FLOAT;

  /** The name in files and protocols: {@code tf1-bilinear}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether its input is 8-bit: other pictures are rounded first, and its output is 8-bit too. */
  public boolean isEightBit() {
    return this == PIL_BOX || this == PIL_BILINEAR || this == PIL_BICUBIC || this == PIL_LANCZOS;
  }

  /**
   * The pictures at another size. Pictures that have that size already still pass through the
   * arithmetic only where the library's own would: the 8-bit kinds round, {@link #CLEAN_BICUBIC}
   * clips.
   *
   * <p>An 8-bit picture enters as the bytes it was read from. The 8-bit kinds then give Pillow's
   * bytes, {@link #PYTORCH_BILINEAR} the very floats pytorch-fid feeds its network (as PyTorch's
   * AVX2 and AVX-512 builds compute them). The others compute every bit of their library's result
   * on 0..255; to bring that to [-1,1] costs at most 4e-6 of a level.
   *
   * <p>Pillow's order of passes is that of Pillow 13, which takes rows first where the height
   * shrinks much more; for such pictures older versions may differ by one level.
   *
   * @param height rows wanted, at least 1
   * @param width columns wanted, at least 1
   * @throws IllegalArgumentException if a size is below 1, or an 8-bit kind meets NaN
   */
  public Pictures apply(Pictures pictures, int height, int width) {
    return Resizer.apply(this, pictures, height, width);
  }
}
