package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
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
import java.util.Locale;
import java.util.Set;

/**
 * The pictures of a folder and all folders below, sorted by their path relative to it, with '/'
 * between names, by code point: the same order on every system. Hidden files and folders (a leading
 * dot) and files that are no pictures are passed over; symbolic links are followed, loops are not.
 */
final class FolderListing {
  private static final Set<String> READABLE = Set.of("png", "jpg", "jpeg", "bmp");

  /** Pictures all the same: to pass them over would judge another set than the user meant. */
  private static final Set<String> UNREADABLE =
      Set.of("webp", "tif", "tiff", "gif", "ppm", "pgm", "jp2", "avif", "heic", "exr");

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
              if (isPicture(file)) {
                found.add(new Entry(relativeName(folder, file), file));
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
    found.sort(Comparator.comparing(Entry::name, FolderListing::byCodePoint));
    return List.copyOf(found);
  }

  private static boolean isPicture(Path file) {
    if (isHidden(file)) {
      return false;
    }
    String extension = extension(file);
    if (UNREADABLE.contains(extension)) {
      throw new InputException(
          file.toString(),
          "is a ." + extension + " picture, which cannot be read",
          "PNG, JPEG or BMP",
          "convert it to PNG, or take it out of the folder");
    }
    return READABLE.contains(extension);
  }

  /** Whether a file's name says that it is a picture we read. */
  static boolean hasPictureName(Path file) {
    return READABLE.contains(extension(file));
  }

  private static String extension(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean isHidden(Path file) {
    return String.valueOf(file.getFileName()).startsWith(".");
  }

  private static String relativeName(Path folder, Path file) {
    var names = new ArrayList<String>();
    folder.relativize(file).forEach(part -> names.add(part.toString()));
    return String.join("/", names);
  }

  /** Differs from String's order where a surrogate pair meets a private-use character. */
  static int byCodePoint(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length()) {
      int x = a.codePointAt(i);
      int y = b.codePointAt(i);
      if (x != y) {
        return Integer.compare(x, y);
      }
      i += Character.charCount(x);
    }
    return Integer.compare(a.length(), b.length());
  }
}
