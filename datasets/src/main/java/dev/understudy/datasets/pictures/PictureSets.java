package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.archives.Archive;
import dev.understudy.datasets.archives.NameOrder;
import dev.understudy.datasets.archives.TarArchive;
import dev.understudy.datasets.archives.TarStreamArchive;
import dev.understudy.datasets.archives.ZipArchive;
import dev.understudy.datasets.npz.NpyStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens whatever set of pictures a path names. */
public final class PictureSets {
  private static final String EXPECTED =
      "a folder of pictures, a picture, a zip, a tar or shards of WebDataset, an npz or npy array,"
          + " idx3-ubyte, CIFAR's binary files, or a manifest (.csv, .jsonl)";

  private PictureSets() {}

  /**
   * Opens a set; see {@link dev.understudy.datasets.Datasets#pictures(Path)}.
   *
   * @param range what the values of float arrays mean, or null if there may be none
   * @throws InputException if there is nothing there that can be read
   */
  public static PictureSource open(Path path, @Nullable ValueRange range) {
    if (Files.isDirectory(path)) {
      return folder(path);
    }
    Optional<List<Path>> files = Files.exists(path) ? Optional.empty() : FileRange.of(path);
    if (files.isPresent()) {
      files.get().forEach(PictureSets::checkFile);
      return several(path, files.get());
    }
    checkFile(path);
    String name = String.valueOf(path.getFileName());
    return switch (FileKind.of(path)) {
      case PICTURE -> FolderPictures.ofFile(path);
      case ZIP -> ArchivePictures.of(path.toString(), List.of(ZipArchive.of(path)));
      case TAR, TAR_GZIP -> ArchivePictures.of(path.toString(), List.of(tar(path)));
      case NPZ -> NpzPictures.of(path, range);
      case NPY -> new ArrayPictures(path, () -> NpyStream.ofNpy(path), Optional::empty, range);
      case CIFAR -> CifarPictures.of(path.toString(), List.of(path));
      case MANIFEST -> ManifestPictures.of(path);
      case OTHER ->
          PictureNames.hasPictureName(name) ? FolderPictures.ofFile(path) : IdxPictures.of(path);
    };
  }

  private static PictureSource folder(Path folder) {
    List<FolderListing.Entry> pictures = FolderListing.of(folder);
    if (pictures.isEmpty()) {
      List<Path> tars = within(folder, FileKind::isTarName);
      List<Path> cifar = within(folder, file -> PictureNames.extension(file).equals("bin"));
      if (!tars.isEmpty() || !cifar.isEmpty()) {
        return several(folder, tars.isEmpty() ? cifar : tars);
      }
    }
    return FolderPictures.of(folder, pictures);
  }

  private static List<Path> within(Path folder, Predicate<String> wanted) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> wanted.test(file.getFileName().toString()))
          .filter(file -> !PictureNames.isHidden(file.getFileName().toString()))
          .sorted(Comparator.comparing(f -> f.getFileName().toString(), NameOrder::byCodePoint))
          .toList();
    } catch (IOException e) {
      throw new InputException(
          folder.toString(),
          "cannot be listed (" + e + ")",
          "a folder that may be read",
          "check its permissions",
          e);
    }
  }

  private static PictureSource several(Path set, List<Path> files) {
    if (FileKind.isTarName(files.get(0).toString())) {
      return ArchivePictures.of(set.toString(), files.stream().map(PictureSets::tar).toList());
    }
    if (PictureNames.extension(files.get(0).toString()).equals("bin")) {
      return CifarPictures.of(set.toString(), files);
    }
    throw new InputException(
        set.toString(),
        "is a range of files that are no shards",
        "tar files (.tar, .tar.gz, .tgz) or CIFAR's .bin files",
        "give a folder, or a single file");
  }

  private static Archive tar(Path path) {
    return FileKind.of(path) == FileKind.TAR_GZIP ? TarStreamArchive.of(path) : TarArchive.of(path);
  }

  private static void checkFile(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new InputException(
          path.toString(),
          Files.exists(path) ? "is not a file" : "does not exist",
          EXPECTED,
          "check the path");
    }
  }
}
