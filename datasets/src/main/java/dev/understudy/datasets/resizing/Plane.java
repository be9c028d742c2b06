package dev.understudy.datasets.resizing;

/** One channel of a picture, on the scale on which a library resizes it. */
sealed interface Plane {
  /** Rows. */
  int height();

  /** Columns. */
  int width();

  /** Puts a row where {@code at} begins. */
  void row(int y, double[] into, int at);

  /** Puts a row's values at these columns side by side. */
  void pick(int y, int[] columns, float[] into);

  /** All values, row by row; may be the plane's own array. */
  float[] values();

  /**
   * Of floats.
   *
   * @param values {@code [height, width]}, on the library's scale
   */
  @SuppressWarnings("ArrayRecordComponent") // a view, never compared
  record OfFloats(float[] values, int height, int width) implements Plane {
    @Override
    public void row(int y, double[] into, int at) {
      for (int x = 0; x < width; x++) {
        into[at + x] = values[y * width + x];
      }
    }

    @Override
    public void pick(int y, int[] columns, float[] into) {
      for (int x = 0; x < columns.length; x++) {
        into[x] = values[y * width + columns[x]];
      }
    }
  }

  /**
   * Of 8-bit levels, none of which becomes a float before it is looked at: where a large picture
   * shrinks, most never are.
   *
   * @param levels {@code [height, width]} from {@code offset} on
   * @param scale the library's value of each of the 256 levels
   */
  @SuppressWarnings("ArrayRecordComponent") // a view, never compared
  record OfLevels(byte[] levels, int offset, int height, int width, float[] scale)
      implements Plane {
    @Override
    public void row(int y, double[] into, int at) {
      int from = offset + y * width;
      for (int x = 0; x < width; x++) {
        into[at + x] = scale[levels[from + x] & 0xFF];
      }
    }

    @Override
    public void pick(int y, int[] columns, float[] into) {
      int from = offset + y * width;
      for (int x = 0; x < columns.length; x++) {
        into[x] = scale[levels[from + columns[x]] & 0xFF];
      }
    }

    @Override
    public float[] values() {
      float[] values = new float[height * width];
      for (int i = 0; i < values.length; i++) {
        values[i] = scale[levels[offset + i] & 0xFF];
      }
      return values;
    }
  }

  /** All rows as doubles. */
  default double[] doubles() {
    double[] all = new double[height() * width()];
    for (int y = 0; y < height(); y++) {
      row(y, all, y * width());
    }
    return all;
  }

  /** Doubles that hold floats, as floats. */
  static float[] single(double[] values) {
    float[] single = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      single[i] = (float) values[i];
    }
    return single;
  }
}
