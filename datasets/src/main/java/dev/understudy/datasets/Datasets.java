package dev.understudy.datasets;

import dev.understudy.common.InputException;
import dev.understudy.datasets.labels.ClassLabels;
import dev.understudy.datasets.pictures.Manifest;
import dev.understudy.datasets.pictures.PictureSets;
import dev.understudy.datasets.pictures.ValueRange;
import java.nio.file.Files;
import java.nio.file.Path;

/** The entrance to this room. */
public final class Datasets {
  private Datasets() {}

  /**
   * Opens a set of pictures, told apart by content, and by name where that does not tell:
   *
   * <ul>
   *   <li>a folder (recursive, sorted by relative path), or a single picture;
   *   <li>a zip, or a tar ({@code .tar.gz}, too), with the pictures in it sorted by name; a tar
   *       packed by gzip keeps its own order;
   *   <li>WebDataset shards: a tar, a folder of tars (that holds no picture files), or a range
   *       {@code shard-{000..127}.tar};
   *   <li>a NumPy array of uint8 {@code [N,H,W,C]}, {@code [N,C,H,W]} or {@code [N,H,W]}, as {@code
   *       .npy}, or in an {@code .npz} as {@code arr_0} or the only one of such a shape;
   *   <li>{@code idx3-ubyte}, plain or gzip; CIFAR-10 or CIFAR-100 in the binary version, a file, a
   *       folder or a range of them ({@code .bin});
   *   <li>a {@link Manifest} ({@code .csv} with a header, {@code .jsonl}), in its order.
   * </ul>
   *
   * <p>Pictures are PNG, JPEG, BMP, WebP or TIFF files, decoded as {@link
   * dev.understudy.datasets.decoding.PictureDecoder} says. Names are sorted by code point, the same
   * everywhere. Nothing is unpacked to disk; an archive with anything hostile in it is refused.
   *
   * @throws InputException if there is nothing there that can be read
   */
  public static PictureSource pictures(Path path) {
    return PictureSets.open(path, null);
  }

  /**
   * The same, for arrays of floats, too.
   *
   * @param range what their values mean
   */
  public static PictureSource pictures(Path path, ValueRange range) {
    return PictureSets.open(path, range);
  }

  /**
   * Reads class labels from an IDX file ({@code idx1-ubyte}, plain or gzip), a {@code .npy} array
   * {@code [N]} of whole numbers, or a {@code .csv} with a header and a column {@code label}.
   *
   * @return one label per picture, none negative
   * @throws InputException if it is no such file
   */
  public static int[] labels(Path path) {
    checkFile(path, "an idx1-ubyte, .npy or .csv file of labels");
    return ClassLabels.read(path);
  }

  /**
   * Reads reference statistics from an npz with {@code mu [d]} and {@code sigma [d,d]}, and {@code
   * n} where present (the layout of pytorch-fid and clean-fid), of float32 or float64.
   *
   * @throws InputException if the file is damaged, the shapes do not fit, a value is not finite, or
   *     sigma is not symmetric or has a negative variance
   */
  public static FeatureStatistics readStatistics(Path npz) {
    return readStatistics(npz, StatisticsKind.POOL);
  }

  /**
   * The same for either kind of features: guided-diffusion's files hold both. An {@code arr_0} of
   * pictures is not looked at.
   *
   * @throws InputException as {@link #readStatistics(Path)}
   */
  public static FeatureStatistics readStatistics(Path npz, StatisticsKind kind) {
    checkFile(npz, "an npz of reference statistics");
    return StatisticsFile.read(npz, kind);
  }

  /**
   * Writes reference statistics as such an npz, the same bytes every time.
   *
   * @throws InputException if the file cannot be written
   */
  public static void writeStatistics(Path npz, FeatureStatistics statistics) {
    writeStatistics(npz, new StatisticsBundle(statistics, null, null));
  }

  /**
   * Writes what the bundle holds as {@code arr_0, mu, sigma, mu_s, sigma_s} and {@code n}: float64
   * statistics, uint8 pictures. pytorch-fid, clean-fid and guided-diffusion's evaluator read it.
   *
   * @throws InputException if the file cannot be written, or a picture not be read
   */
  public static void writeStatistics(Path npz, StatisticsBundle bundle) {
    StatisticsFile.write(npz, bundle);
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
