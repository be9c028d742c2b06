package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What kind of set a file is, by its first bytes, and by its name where those do not tell. */
enum FileKind {
  PICTURE,
  ZIP,
  TAR,
  TAR_GZIP,
  NPZ,
  NPY,
  CIFAR,
  MANIFEST,
  OTHER;

  private static final int USTAR_OFFSET = 257;
  private static final int BLOCK = 512;

  static FileKind of(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return of(String.valueOf(path.getFileName()), path, in.readNBytes(BLOCK));
    } catch (IOException e) {
      throw new InputException(
          path.toString(), "cannot be read (" + e + ")", "a readable file", "check the file", e);
    }
  }

  private static FileKind of(String name, Path path, byte[] head) throws IOException {
    if (starts(head, "PK\u0003\u0004") || starts(head, "PK\u0005\u0006")) {
      return PictureNames.extension(name).equals("npz") ? NPZ : ZIP;
    }
    if (starts(head, "\u0093NUMPY")) {
      return NPY;
    }
    if (isTar(head)) {
      return TAR;
    }
    if (starts(head, "\u001f\u008b")) {
      return isTarName(name) || holdsTar(path) ? TAR_GZIP : OTHER;
    }
    return switch (PictureNames.extension(name)) {
      case "zip" -> ZIP; // empty or damaged: the reader's error says so
      case "npz" -> NPZ;
      case "npy" -> NPY;
      case "tar" -> TAR;
      case "tgz" -> TAR_GZIP;
      case "bin" -> CIFAR;
      case "csv", "jsonl", "ndjson" -> MANIFEST;
      default -> PictureNames.hasPictureName(name) ? PICTURE : OTHER;
    };
  }

  /** Whether a file's name says that it is a tar, packed by gzip or not. */
  static boolean isTarName(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return small.endsWith(".tar") || small.endsWith(".tar.gz") || small.endsWith(".tgz");
  }

  private static boolean holdsTar(Path gzip) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(gzip))) {
      return isTar(in.readNBytes(BLOCK));
    } catch (ZipException | EOFException e) {
      return false; // no whole gzip: whoever reads it says what is wrong
    }
  }

  private static boolean isTar(byte[] head) {
    byte[] magic = "ustar".getBytes(StandardCharsets.ISO_8859_1);
    return head.length == BLOCK
        && Arrays.equals(head, USTAR_OFFSET, USTAR_OFFSET + magic.length, magic, 0, magic.length);
  }

  private static boolean starts(byte[] head, String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    return head.length >= bytes.length
        && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
  }
}
