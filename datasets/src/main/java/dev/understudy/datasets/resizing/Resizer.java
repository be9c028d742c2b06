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
    boolean sameSize = height == in.height() && width == in.width();
    if (sameSize && !kind.isEightBit() && !ALWAYS.contains(kind)) {
      return in;
    }
    int outPlane = Math.multiplyExact(height, width);
    int planes = in.count() * in.channels();
    float[] out = new float[Math.multiplyExact(planes, outPlane)];
    if (kind.isEightBit()) {
      bytes(filter(kind), in, height, width, out);
    } else {
      int inPlane = in.height() * in.width();
      Scale scale = kind == Resizing.PYTORCH_BILINEAR ? Scale.UNIT : Scale.LEVELS;
      for (int p = 0; p < planes; p++) {
        float[] plane = scale.plane(in.data(), p * inPlane, inPlane);
        float[] resized = floats(kind, plane, in.height(), in.width(), height, width);
        scale.store(resized, out, p * outPlane);
      }
    }
    return new Pictures(out, in.count(), in.channels(), height, width);
  }

  private static void bytes(Filter filter, Pictures in, int height, int width, float[] out) {
    byte[] levels = Quantisation.ROUND.toBytes(in);
    int inPlane = in.height() * in.width();
    for (int p = 0; p < in.count() * in.channels(); p++) {
      byte[] resized =
          PillowBytes.resize(levels, p * inPlane, in.height(), in.width(), height, width, filter);
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
    return switch (kind) {
      case TF1_BILINEAR -> Bilinear.tensorFlow1(plane, h, w, height, width);
      case PYTORCH_BILINEAR -> Bilinear.pyTorch(plane, h, w, height, width);
      case CLEAN_BICUBIC -> clipped(PillowFloats.resize(plane, h, w, height, width, filter(kind)));
      default -> PillowFloats.resize(plane, h, w, height, width, filter(kind));
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
