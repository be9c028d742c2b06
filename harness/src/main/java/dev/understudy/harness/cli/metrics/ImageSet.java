package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.common.Sha256;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.StatisticsKind;
import dev.understudy.datasets.npz.NpzFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** One of a command's sets: pictures, or statistics of their features. */
sealed interface ImageSet {
  /** Where it is, as the user named it. */
  Path path();

  /** A content hash: of the pictures, or of the statistics' file. */
  String sha256();

  /** Pictures. */
  record Shown(Path path, PictureSource source) implements ImageSet {
    @Override
    public String sha256() {
      return source.sha256();
    }
  }

  /** Statistics in an npz. */
  record Summarised(Path path, String sha256) implements ImageSet {
    FeatureStatistics read(StatisticsKind kind) {
      return Datasets.readStatistics(path, kind);
    }
  }

  /**
   * Opens a set: statistics where it is an npz with {@code mu} and {@code sigma}, else pictures.
   *
   * @throws InputException if there is nothing that can be read
   */
  static ImageSet open(Path path) {
    if (!isStatistics(path)) {
      return pictures(path, "");
    }
    try {
      return new Summarised(path, Sha256.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens a set of pictures.
   *
   * @param why what pictures are needed for, for the message where the file has statistics alone
   */
  static Shown pictures(Path path, String why) {
    if (isStatistics(path) && !names(path).contains("arr_0")) {
      throw new InputException(
          path.toString(),
          "it holds statistics, and no pictures",
          "pictures: " + why,
          "give the folder or archive that the statistics were made from");
    }
    return new Shown(path, Datasets.pictures(path));
  }

  private static boolean isStatistics(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".npz") && Files.isRegularFile(path) && names(path).contains("mu");
  }

  private static Set<String> names(Path npz) {
    try (NpzFile file = NpzFile.open(npz)) {
      return file.names();
    }
  }
}
