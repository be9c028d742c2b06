package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import java.util.Locale;
import java.util.Set;

/** Which files of a set are its pictures, by their names. */
final class PictureNames {
  private static final Set<String> READABLE =
      Set.of("png", "jpg", "jpeg", "bmp", "webp", "tif", "tiff");

  /** Pictures all the same: to pass them over would judge another set than the user meant. */
  private static final Set<String> UNREADABLE =
      Set.of("gif", "ppm", "pgm", "jp2", "avif", "heic", "exr");

  private PictureNames() {}

  /**
   * Whether it is a picture; hidden files (a leading dot, also of a folder above, and what macOS
   * puts into zips) are not.
   *
   * @param name its name within the set, with '/' between names
   * @param where what to call it in errors
   * @throws InputException if it is a picture of a kind that cannot be read
   */
  static boolean isPicture(String name, String where) {
    if (isHidden(name)) {
      return false;
    }
    String extension = extension(name);
    if (UNREADABLE.contains(extension)) {
      throw new InputException(
          where,
          "is a ." + extension + " picture, which cannot be read",
          "PNG, JPEG, BMP, WebP or TIFF",
          "convert it to PNG, or take it out of the set");
    }
    return READABLE.contains(extension);
  }

  /** Whether a name says that it is a picture we read. */
  static boolean hasPictureName(String name) {
    return READABLE.contains(extension(name));
  }

  /** What follows the last dot, in small letters. */
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= name.lastIndexOf('/') ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  static boolean isHidden(String name) {
    return name.startsWith(".") || name.contains("/.") || name.startsWith("__MACOSX/");
  }
}
