package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The pictures that a manifest lists, in its order. */
public final class ManifestPictures {
  private ManifestPictures() {}

  /**
   * The pictures with their labels.
   *
   * @throws InputException if the manifest is none, or names a file that is not there
   */
  public static PictureSource of(Path manifest) {
    Manifest read = Manifest.read(manifest);
    return FolderPictures.ofList(manifest, checked(read, read.pictures()), read.labels());
  }

  /**
   * What the manifest's column {@code pair} (or {@code source}) lists, row by row, if it has one.
   *
   * @throws InputException as {@link #of}
   */
  public static Optional<PictureSource> pairs(Path manifest) {
    Manifest read = Manifest.read(manifest);
    return read.pairs()
        .map(list -> FolderPictures.ofList(manifest, checked(read, list), read.labels()));
  }

  static List<FolderListing.Entry> checked(Manifest manifest, List<FolderListing.Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      if (!Files.isRegularFile(entries.get(i).file())) {
        throw new InputException(
            manifest.path() + ":" + manifest.rows().get(i).line(),
            "names " + entries.get(i).file() + ", which is not there",
            "a picture's path relative to the manifest",
            "correct the path, or copy the picture there");
      }
    }
    return entries;
  }
}
