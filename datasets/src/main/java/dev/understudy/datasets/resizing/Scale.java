package dev.understudy.datasets.resizing;

import dev.understudy.datasets.Quantisation;

/**
 * The scale on which a library sees the values while it resizes. An 8-bit picture's values are
 * exactly what the library would have read from the file.
 */
enum Scale {
  /**
   * 0..255. Coming back to [-1,1] costs at most 4e-6 of a level, since a float near -1 is coarser
   * than one near 0.
   */
  LEVELS {
    @Override
    float from(float x) {
      double level = (x + 1.0) * 127.5;
      int whole = (int) (level + 0.5);
      return isLevel(whole, x) ? whole : (float) level;
    }

    @Override
    float back(float level) {
      return (float) (level / 127.5 - 1);
    }
  },
  /** 0..1, as torchvision's {@code to_tensor}; back is pytorch-fid's own {@code 2x - 1}. */
  UNIT {
    @Override
    float from(float x) {
      double unit = (x + 1.0) / 2;
      int whole = (int) (unit * 255 + 0.5);
      return isLevel(whole, x) ? whole / 255f : (float) unit;
    }

    @Override
    float back(float unit) {
      return 2 * unit - 1;
    }
  };

  abstract float from(float x);

  abstract float back(float value);

  private static boolean isLevel(int whole, float x) {
    return whole >= 0 && whole <= 255 && Quantisation.value(whole) == x;
  }

  /** The 256 levels on this scale. */
  float[] levels() {
    float[] levels = new float[256];
    for (int v = 0; v < levels.length; v++) {
      levels[v] = from(Quantisation.value(v));
    }
    return levels;
  }

  /** One plane of values in [-1,1] on this scale. */
  float[] plane(float[] data, int offset, int size) {
    float[] plane = new float[size];
    for (int i = 0; i < size; i++) {
      plane[i] = from(data[offset + i]);
    }
    return plane;
  }

  /** Puts a plane back among values in [-1,1]. */
  void store(float[] plane, float[] data, int offset) {
    for (int i = 0; i < plane.length; i++) {
      data[offset + i] = back(plane[i]);
    }
  }
}
