package dev.understudy.datasets;

import dev.understudy.common.InputException;
import dev.understudy.datasets.pictures.FolderPictures;
import dev.understudy.datasets.pictures.IdxLabels;
import dev.understudy.datasets.pictures.IdxPictures;
import java.nio.file.Files;
import java.nio.file.Path;

/** The entrance to this room. */
public final class Datasets {
  private Datasets() {}

  /**
   * Opens a set of pictures: a folder (recursive, sorted by relative path the same everywhere; PNG,
   * JPEG, BMP), a single such file, or an IDX file ({@code idx3-ubyte}, plain or gzip).
   *
   * <p>Pictures keep their channels as the first has them; alpha is dropped; 16 bits keep their
   * high byte; no gamma, profile or EXIF rotation is applied.
   *
   * @throws InputException if there is nothing there that can be read
   */
  public static PictureSource pictures(Path path) {
    if (Files.isDirectory(path)) {
      return FolderPictures.ofFolder(path);
    }
    checkFile(path, "a folder of pictures, a picture, or an idx3-ubyte file");
    return FolderPictures.isPictureFile(path) ? FolderPictures.ofFile(path) : IdxPictures.of(path);
  }

  /**
   * Reads labels from an IDX file ({@code idx1-ubyte}, plain or gzip).
   *
   * @return one label per picture, each 0..255
   * @throws InputException if it is no such file
   */
  public static int[] labels(Path path) {
    checkFile(path, "an idx1-ubyte file");
    return IdxLabels.read(path);
  }

  /**
   * Reads reference statistics from an npz with {@code mu [d]} and {@code sigma [d,d]}, and {@code
   * n} where present (the layout of pytorch-fid and clean-fid), of float32 or float64.
   *
   * @throws InputException if the file is damaged, the shapes do not fit, a value is not finite, or
   *     sigma is not symmetric or has a negative variance
   */
  public static FeatureStatistics readStatistics(Path npz) {
    checkFile(npz, "an npz of reference statistics");
    return StatisticsFile.read(npz);
  }

  /**
   * Writes reference statistics as such an npz, the same bytes every time.
   *
   * @throws InputException if the file cannot be written
   */
  public static void writeStatistics(Path npz, FeatureStatistics statistics) {
    StatisticsFile.write(npz, statistics);
  }

  private static void checkFile(Path path, String expected) {
    if (!Files.isRegularFile(path)) {
      throw new InputException(
          path.toString(),
          Files.exists(path) ? "is not a file" : "does not exist",
          expected,
          "check the path");
    }
  }
}
