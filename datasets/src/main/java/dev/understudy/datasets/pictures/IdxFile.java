package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.decoding.Defaults;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An IDX file (Y. LeCun's MNIST format) of unsigned bytes, plain or gzip, told apart by content:
 * two zero bytes, the type 8, the number of dimensions, each dimension as 4 bytes big-endian, then
 * the values.
 */
final class IdxFile {
  private static final int GZIP = 0x1F8B;
  private static final int UNSIGNED_BYTE = 8;

  private final Path path;
  private final int dimensions;

  IdxFile(Path path, int dimensions) {
    this.path = path;
    this.dimensions = dimensions;
  }

  Path path() {
    return path;
  }

  /** Reads the sizes, and for a plain file checks that it is as long as they say. */
  int[] sizes() {
    try (DataInputStream in = open()) {
      int[] sizes = readHeader(in);
      if (!isGzip()) {
        long expected = 4L + 4L * dimensions + values(sizes);
        long actual = Files.size(path);
        if (actual != expected) {
          throw damaged(
              actual < expected ? "is cut short" : "has more bytes than its header says",
              expected + " bytes, not " + actual);
        }
      }
      return sizes;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Opens the file behind its header. */
  DataInputStream openValues() {
    try {
      DataInputStream in = open();
      try {
        readHeader(in);
        return in;
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Opens the file, unpacked, at its start. */
  DataInputStream open() throws IOException {
    InputStream raw = Files.newInputStream(path);
    try {
      InputStream in = isGzip() ? new GZIPInputStream(raw, 1 << 16) : raw;
      return new DataInputStream(new BufferedInputStream(in, 1 << 16));
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Checks that nothing follows the last value; for gzip this also checks its CRC. */
  void expectEnd(InputStream in) throws IOException {
    if (in.read() != -1) {
      throw damaged("has more bytes than its header says", "nothing after the last value");
    }
  }

  private boolean isGzip() throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] head = in.readNBytes(2);
      return head.length == 2 && (((head[0] & 0xFF) << 8) | (head[1] & 0xFF)) == GZIP;
    }
  }

  private int[] readHeader(DataInputStream in) throws IOException {
    int magic = in.readInt();
    if (magic >>> 16 != 0) {
      throw wrongKind("is no IDX file (its first bytes are not zero)");
    }
    if (magic >>> 8 != UNSIGNED_BYTE) {
      throw wrongKind(String.format("holds IDX values of type 0x%02x", magic >>> 8));
    }
    if ((magic & 0xFF) != dimensions) {
      throw wrongKind("has " + (magic & 0xFF) + " dimensions");
    }
    int[] sizes = new int[dimensions];
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = in.readInt();
      if (sizes[i] < 1) {
        throw damaged(
            "says it has " + Integer.toUnsignedString(sizes[i]) + " in dimension " + i,
            "between 1 and " + Integer.MAX_VALUE);
      }
    }
    if (dimensions == 3 && (long) sizes[1] * sizes[2] > Defaults.MAX_PIXELS) {
      throw damaged(
          "claims pictures of " + sizes[2] + "x" + sizes[1],
          "at most " + Defaults.MAX_PIXELS / 1_000_000 + " million pixels each");
    }
    return sizes;
  }

  private static long values(int[] sizes) {
    long values = 1; // at most 2^31 pictures of 10^8 pixels: fits a long
    for (int size : sizes) {
      values *= size;
    }
    return values;
  }

  /** A failure to read, as the user can use it. */
  InputException unreadable(IOException e) {
    if (e instanceof EOFException) {
      return damaged("is cut short", "as many values as its header says");
    }
    if (e instanceof ZipException) {
      return damaged("is a damaged gzip file (" + e.getMessage() + ")", "a whole gzip file");
    }
    return new InputException(
        path.toString(), "cannot be read (" + e + ")", "a readable file", "check the file", e);
  }

  private InputException damaged(String problem, String expected) {
    return new InputException(
        path.toString(), problem, expected, "download or export the file again");
  }

  private InputException wrongKind(String problem) {
    return new InputException(
        path.toString(),
        problem,
        "idx" + dimensions + "-ubyte, plain or gzip",
        dimensions == 3
            ? "give an idx3-ubyte file of pictures, or a folder of pictures"
            : "give an idx1-ubyte file of labels");
  }
}
