package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Picture files with their names within a set, for sets that are more than pictures. */
public final class NamedFiles {
  private NamedFiles() {}

  /**
   * One file.
   *
   * @param name relative to the set's folder, with '/' between names
   */
  public record NamedFile(String name, Path file) {}

  /**
   * The picture files of a folder and all below, sorted by name by code point, those of a manifest
   * in its order, or a single file.
   *
   * @throws InputException if there is none
   */
  public static List<NamedFile> of(Path path) {
    if (Files.isRegularFile(path) && isManifest(path)) {
      Manifest manifest = Manifest.read(path);
      return ManifestPictures.checked(manifest, manifest.pictures()).stream()
          .map(e -> new NamedFile(e.name(), e.file()))
          .toList();
    }
    if (Files.isRegularFile(path)) {
      return List.of(new NamedFile(String.valueOf(path.getFileName()), path));
    }
    if (!Files.isDirectory(path)) {
      throw new InputException(
          path.toString(),
          Files.exists(path) ? "is neither a folder nor a file" : "does not exist",
          "a folder of pictures, or a picture",
          "check the path");
    }
    List<NamedFile> files =
        FolderListing.of(path).stream().map(e -> new NamedFile(e.name(), e.file())).toList();
    if (files.isEmpty()) {
      throw new InputException(
          path.toString(),
          "holds no pictures",
          "picture files in it or below it",
          "check the path");
    }
    return files;
  }

  private static boolean isManifest(Path path) {
    String extension = PictureNames.extension(path.toString());
    return extension.equals("csv") || extension.equals("jsonl");
  }

  /**
   * Such files as pictures, in the order given.
   *
   * @param folder what the set is called in messages
   */
  public static PictureSource pictures(Path folder, List<NamedFile> files) {
    List<FolderListing.Entry> entries =
        files.stream().map(file -> new FolderListing.Entry(file.name(), file.file())).toList();
    return FolderPictures.ofList(folder, entries, Optional.empty());
  }
}
