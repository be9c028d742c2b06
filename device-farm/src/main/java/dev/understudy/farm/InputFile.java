package dev.understudy.farm;

import dev.understudy.common.InputException;
import dev.understudy.common.Sha256;
import dev.understudy.datasets.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file or folder that inputs are read from, and its content hash, taken once. */
public final class InputFile {
  private final Path path;
  private @Nullable String sha256;
  private @Nullable String ofPictures;

  private InputFile(Path path) {
    this.path = path;
  }

  /** The file or folder at a path. It is not looked at yet. */
  public static InputFile of(Path path) {
    return new InputFile(path.toAbsolutePath());
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Its name without folders. */
  public String name() {
    return String.valueOf(path.getFileName());
  }

  /**
   * The SHA-256 of a file, or of a folder's pictures with their names, as it was when first asked.
   *
   * @throws InputException if it cannot be read
   */
  public synchronized String sha256() {
    if (sha256 == null) {
      try {
        sha256 = Files.isRegularFile(path) ? Sha256.of(path) : Datasets.pictures(path).sha256();
      } catch (IOException e) {
        throw new InputException(
            path.toString(),
            "cannot be read (" + e + ")",
            "a file that may be read",
            "check its permissions",
            e);
      }
    }
    return sha256;
  }

  /**
   * {@link #sha256}, but for a manifest that of the pictures that it lists, in its order.
   *
   * @throws InputException if one cannot be read
   */
  public synchronized String picturesSha256() {
    String name = name().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".jsonl")) {
      return sha256();
    }
    if (ofPictures == null) {
      ofPictures = Datasets.pictures(path).sha256();
    }
    return ofPictures;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof InputFile file && file.path.equals(path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  /** The path. */
  @Override
  public String toString() {
    return path.toString();
  }
}
