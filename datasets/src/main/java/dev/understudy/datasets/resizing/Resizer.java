package dev.understudy.datasets.resizing;

import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import dev.understudy.datasets.Resizing;
import java.util.EnumSet;
import java.util.Set;

/** Does what {@link Resizing} names. Safe from any thread. */
public final class Resizer {
  /** What changes values even where the size stays: by a clip, by a trip through [0,1]. */
  private static final Set<Resizing> ALWAYS =
      EnumSet.of(Resizing.CLEAN_BICUBIC, Resizing.PYTORCH_BILINEAR);

  private Resizer() {}

  /** See {@link Resizing#apply}. */
  public static Pictures apply(Resizing kind, Pictures in, int height, int width) {
    if (height < 1 || width < 1 || in.height() < 1 || in.width() < 1) {
      throw new IllegalArgumentException(
          "a picture of %dx%d cannot become %dx%d"
              .formatted(in.height(), in.width(), height, width));
    }
    if (isUnchanged(kind, in.height(), in.width(), height, width)) {
      return in;
    }
    int outPlane = Math.multiplyExact(height, width);
    int planes = in.count() * in.channels();
    float[] out = new float[Math.multiplyExact(planes, outPlane)];
    if (kind.isEightBit()) {
      bytes(kind, Quantisation.ROUND.toBytes(in), in.height(), in.width(), height, width, out);
    } else {
      int inPlane = in.height() * in.width();
      Scale scale = scale(kind);
      for (int p = 0; p < planes; p++) {
        float[] plane = scale.plane(in.data(), p * inPlane, inPlane);
        float[] resized = floats(kind, plane, in.height(), in.width(), height, width);
        scale.store(resized, out, p * outPlane);
      }
    }
    return new Pictures(out, in.count(), in.channels(), height, width);
  }

  /**
   * One 8-bit picture, to the bit what {@link Resizing#apply} makes of it.
   *
   * @param levels planar {@code [channels, h, w]}
   * @return a batch of one, in [-1,1]
   */
  public static Pictures apply(
      Resizing kind, byte[] levels, int channels, int h, int w, int height, int width) {
    int outPlane = Math.multiplyExact(height, width);
    float[] out = new float[Math.multiplyExact(channels, outPlane)];
    if (isUnchanged(kind, h, w, height, width)) {
      for (int i = 0; i < out.length; i++) {
        out[i] = Quantisation.value(levels[i] & 0xFF);
      }
    } else if (kind.isEightBit()) {
      bytes(kind, levels, h, w, height, width, out);
    } else {
      Scale scale = scale(kind);
      for (int c = 0; c < channels; c++) {
        Plane plane = new Plane.OfLevels(levels, c * h * w, h, w, scale.levels());
        scale.store(floats(kind, plane, height, width), out, c * outPlane);
      }
    }
    return new Pictures(out, 1, channels, height, width);
  }

  private static boolean isUnchanged(Resizing kind, int h, int w, int height, int width) {
    return height == h && width == w && !kind.isEightBit() && !ALWAYS.contains(kind);
  }

  private static Scale scale(Resizing kind) {
    return kind == Resizing.PYTORCH_BILINEAR ? Scale.UNIT : Scale.LEVELS;
  }

  private static void bytes(
      Resizing kind, byte[] levels, int h, int w, int height, int width, float[] out) {
    Filter filter = filter(kind);
    int inPlane = h * w;
    for (int p = 0; p < levels.length / inPlane; p++) {
      byte[] resized = PillowBytes.resize(levels, p * inPlane, h, w, height, width, filter);
      int offset = p * resized.length;
      for (int i = 0; i < resized.length; i++) {
        out[offset + i] = Quantisation.value(Byte.toUnsignedInt(resized[i]));
      }
    }
  }

  /**
   * One plane by a kind that works on floats, on the library's own scale: 0..255, or 0..1 for
   * PyTorch.
   */
  static float[] floats(Resizing kind, float[] plane, int h, int w, int height, int width) {
    return floats(kind, new Plane.OfFloats(plane, h, w), height, width);
  }

  private static float[] floats(Resizing kind, Plane plane, int height, int width) {
    return switch (kind) {
      case TF1_BILINEAR -> Bilinear.tensorFlow1(plane, height, width);
      case PYTORCH_BILINEAR -> Bilinear.pyTorch(plane, height, width);
      case CLEAN_BICUBIC -> clipped(PillowFloats.resize(plane, height, width, filter(kind)));
      default -> PillowFloats.resize(plane, height, width, filter(kind));
    };
  }

  /** As clean-fid does after its resize. */
  private static float[] clipped(float[] levels) {
    for (int i = 0; i < levels.length; i++) {
      levels[i] = Math.max(0, Math.min(255, levels[i]));
    }
    return levels;
  }

  private static Filter filter(Resizing kind) {
    return switch (kind) {
      case PIL_BOX, PIL_BOX_FLOAT -> Filter.BOX;
      case PIL_BILINEAR, PIL_BILINEAR_FLOAT -> Filter.BILINEAR;
      case PIL_BICUBIC, PIL_BICUBIC_FLOAT, CLEAN_BICUBIC -> Filter.BICUBIC;
      case PIL_LANCZOS, PIL_LANCZOS_FLOAT -> Filter.LANCZOS;
      case TF1_BILINEAR, PYTORCH_BILINEAR ->
          throw new IllegalArgumentException(kind.id() + " is none of Pillow's filters");
    };
  }
}
