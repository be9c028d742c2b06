package dev.understudy.metrics.artifacts.maps;

import dev.understudy.datasets.PictureFiles;
import dev.understudy.datasets.Pictures;
import java.nio.file.Path;

/** Pictures of maps: in the colours of an even scale, alone or laid over the picture. */
public final class MapPictures {
  /** Opacity of the highest value: the picture below can still be recognised. */
  public static final double OPACITY = 0.75;

  private static final double[] OUTLINE = {1, 0.2, 0.2};

  private MapPictures() {}

  /** The map alone, RGB, {@code [1,3,map.height,map.width]}, with its boxes outlined. */
  public static Pictures coloured(ArtifactMap map) {
    int plane = map.height() * map.width();
    float[] data = new float[3 * plane];
    for (int p = 0; p < plane; p++) {
      double[] colour = ColourScale.rgb(share(map, p));
      for (int c = 0; c < 3; c++) {
        data[c * plane + p] = (float) (2 * colour[c] - 1);
      }
    }
    return outlined(data, map);
  }

  /**
   * The map over its picture, RGB, of the picture's size: the higher a value, the less of the
   * picture shows through, from all of it to {@code 1 - opacity}. A map of a spectrum is drawn
   * alone.
   *
   * @param picture one picture, grey or RGB, of the map's size
   * @param opacity of the highest value, in [0,1]
   */
  public static Pictures over(Pictures picture, ArtifactMap map, double opacity) {
    if (map.domain() == ArtifactMap.Domain.SPECTRUM) {
      return coloured(map);
    }
    if (picture.count() != 1
        || picture.height() != map.height()
        || picture.width() != map.width()) {
      throw new IllegalArgumentException(
          "a map of "
              + map.height()
              + "x"
              + map.width()
              + " does not lie over "
              + picture.count()
              + " pictures of "
              + picture.height()
              + "x"
              + picture.width());
    }
    int plane = map.height() * map.width();
    float[] data = new float[3 * plane];
    for (int p = 0; p < plane; p++) {
      double t = share(map, p);
      double[] colour = ColourScale.rgb(t);
      for (int c = 0; c < 3; c++) {
        float below = picture.data()[(picture.channels() == 1 ? 0 : c) * plane + p];
        double over = 2 * colour[c] - 1;
        data[c * plane + p] = (float) (below + opacity * t * (over - below));
      }
    }
    return outlined(data, map);
  }

  /**
   * Writes {@link #over} as a PNG file, whole or not at all.
   *
   * @throws dev.understudy.common.InputException if the file cannot be written
   */
  public static void write(Pictures picture, ArtifactMap map, Path file, int scale) {
    PictureFiles.writePng(over(picture, map, OPACITY), 0, file, scale);
  }

  private static double share(ArtifactMap map, int p) {
    double t = (map.values()[p] - map.low()) / (map.high() - map.low());
    return Math.min(1, Math.max(0, t));
  }

  private static Pictures outlined(float[] data, ArtifactMap map) {
    for (ArtifactMap.Box box : map.boxes()) {
      for (int y = box.top() - 1; y <= box.top() + box.height(); y++) {
        boolean edge = y == box.top() - 1 || y == box.top() + box.height();
        for (int x = box.left() - 1; x <= box.left() + box.width(); x++) {
          if (edge || x == box.left() - 1 || x == box.left() + box.width()) {
            outline(data, map, y, x);
          }
        }
      }
    }
    return new Pictures(data, 1, 3, map.height(), map.width());
  }

  private static void outline(float[] data, ArtifactMap map, int y, int x) {
    if (y < 0 || x < 0 || y >= map.height() || x >= map.width()) {
      return;
    }
    int plane = map.height() * map.width();
    for (int c = 0; c < 3; c++) {
      data[c * plane + y * map.width() + x] = (float) (2 * OUTLINE[c] - 1);
    }
  }
}
