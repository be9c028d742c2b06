package dev.understudy.metrics.artifacts.maps;

import java.util.List;

/**
 * Where an artifact is.
 *
 * @param measure the id of the artifact measure that it belongs to
 * @param domain what its cells stand for
 * @param values finite, row-major {@code [height, width]}; not copied
 * @param height rows
 * @param width columns
 * @param meaning what a value is, with its unit, for a caption
 * @param low the value drawn with the colour scale's lower end; values below are drawn like it
 * @param high the value drawn with its upper end, above {@code low}
 * @param boxes places to look at, in cells
 */
@SuppressWarnings("ArrayRecordComponent") // a view of its array; identity is meant
public record ArtifactMap(
    String measure,
    Domain domain,
    float[] values,
    int height,
    int width,
    String meaning,
    double low,
    double high,
    List<Box> boxes) {
  /** What the cells of a map stand for. */
  public enum Domain {
    /** The picture's own pixels; the map has the picture's size. */
    PICTURE,
    /** Frequencies; the zero frequency is in cell {@code [height/2, width/2]}. */
    SPECTRUM
  }

  /** A rectangle of cells: the first row and column, and how many of each. */
  public record Box(int top, int left, int height, int width) {}

  /** Checks shape and range, and copies the boxes. */
  public ArtifactMap {
    if (values.length != (long) height * width) {
      throw new IllegalArgumentException(
          values.length + " values do not fill [" + height + "," + width + "]");
    }
    if (!(low < high)) {
      throw new IllegalArgumentException("the range must not be empty: " + low + " to " + high);
    }
    boxes = List.copyOf(boxes);
  }

  /** The value of a cell. */
  public float at(int y, int x) {
    return values[y * width + x];
  }

  /** A map over the picture's own pixels, without boxes. */
  public static ArtifactMap ofPicture(
      String measure,
      float[] values,
      int height,
      int width,
      String meaning,
      double low,
      double high) {
    return new ArtifactMap(
        measure, Domain.PICTURE, values, height, width, meaning, low, high, List.of());
  }

  /** A map of a spectrum, scaled to its own largest magnitude on both sides of zero. */
  public static ArtifactMap ofSpectrum(
      String measure, float[] values, int height, int width, String meaning, List<Box> boxes) {
    double most = Math.ulp(1f);
    for (float value : values) {
      most = Math.max(most, Math.abs(value));
    }
    return new ArtifactMap(
        measure, Domain.SPECTRUM, values, height, width, meaning, -most, most, boxes);
  }
}
