package dev.understudy.datasets;

import java.nio.file.Path;

/** The entrance to this room. */
public final class Datasets {
  private Datasets() {}

  /**
   * Opens a set of pictures: a folder (recursive, sorted the same everywhere; PNG, JPEG, BMP), or
   * an IDX file ({@code idx3-ubyte}, plain or gzip).
   *
   * @throws dev.understudy.common.InputException if there is nothing there that can be read
   */
  public static PictureSource pictures(Path path) {
    throw new UnsupportedOperationException(); // datasets helper
  }

  /**
   * Reads reference statistics from an npz with {@code mu [d]} and {@code sigma [d,d]}, and {@code
   * n} where present (the layout of pytorch-fid and clean-fid).
   */
  public static FeatureStatistics readStatistics(Path npz) {
    throw new UnsupportedOperationException(); // datasets helper
  }

  /** Writes reference statistics as such an npz, the same bytes every time. */
  public static void writeStatistics(Path npz, FeatureStatistics statistics) {
    throw new UnsupportedOperationException(); // datasets helper
  }
}
