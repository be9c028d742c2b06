package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.archives.NameOrder;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * The pictures of a folder and all folders below, sorted by their path relative to it, with '/'
 * between names, by code point: the same order on every system. Hidden files and folders (a leading
 * dot) and files that are no pictures are passed over; symbolic links are followed, loops are not.
 */
final class FolderListing {
  private FolderListing() {}

  /** One picture: where it is, and its name within the set. */
  record Entry(String name, Path file) {}

  static List<Entry> of(Path folder) {
    var found = new ArrayList<Entry>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return !dir.equals(folder) && isHidden(dir)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = relativeName(folder, file);
              if (PictureNames.isPicture(name, file.toString())) {
                found.add(new Entry(name, file));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof FileSystemLoopException || isHidden(file)) {
                return FileVisitResult.CONTINUE; // its files are seen where it points to
              }
              throw e;
            }
          });
    } catch (IOException e) {
      throw new InputException(
          folder.toString(),
          "cannot be listed (" + e + ")",
          "a folder whose folders may all be read",
          "check its permissions",
          e);
    }
    found.sort(Comparator.comparing(Entry::name, NameOrder::byCodePoint));
    return List.copyOf(found);
  }

  private static boolean isHidden(Path file) {
    return String.valueOf(file.getFileName()).startsWith(".");
  }

  private static String relativeName(Path folder, Path file) {
    var names = new ArrayList<String>();
    folder.relativize(file).forEach(part -> names.add(part.toString()));
    return String.join("/", names);
  }
}
