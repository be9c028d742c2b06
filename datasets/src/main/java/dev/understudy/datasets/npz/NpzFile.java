package dev.understudy.datasets.npz;

import dev.understudy.common.InputException;
import dev.understudy.datasets.files.AtomicFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A NumPy {@code .npz} file: a zip of {@code .npy} arrays, stored or deflated. Not thread-safe.
 * Every error is an {@link InputException} naming the file and the array.
 */
public final class NpzFile implements AutoCloseable {
  /** Deflate cannot pack tighter (RFC 1951: 258 bytes from two bits); a zip that claims so lies. */
  private static final long MAX_DEFLATE_RATIO = 1032;

  private final Path path;
  private final ZipFile zip;

  private NpzFile(Path path, ZipFile zip) {
    this.path = path;
    this.zip = zip;
  }

  /**
   * Opens a file.
   *
   * @throws InputException if it is no zip
   */
  public static NpzFile open(Path path) {
    try {
      if (Files.isRegularFile(path) && Files.size(path) == 0) {
        throw wrong(path.toString(), "is empty");
      }
      return new NpzFile(path, new ZipFile(path.toFile()));
    } catch (IOException e) {
      throw wrong(path.toString(), "cannot be opened as a zip (" + e.getMessage() + ")", e);
    }
  }

  /** The arrays' names, sorted, without {@code .npy}. */
  public Set<String> names() {
    var names = new TreeSet<String>();
    zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(".npy"))
        .forEach(name -> names.add(name.substring(0, name.length() - ".npy".length())));
    return names;
  }

  /**
   * Reads one array.
   *
   * @throws InputException if there is none of that name, or it is damaged or not of numbers
   */
  public NpyArray array(String name) {
    String where = path + ": " + name;
    ZipEntry entry = zip.getEntry(name + ".npy");
    if (entry == null) {
      throw new InputException(
          where,
          "is missing",
          "an array of this name; the file has " + names(),
          "give another file, or save the array under this name");
    }
    try {
      checkSize(entry);
      var checked =
          new CheckedInputStream(
              new BufferedInputStream(zip.getInputStream(entry), 1 << 16), new CRC32());
      try (var in = new DataInputStream(checked)) {
        NpyArray array = NpyReader.read(where, in, entry.getSize());
        if (checked.getChecksum().getValue() != entry.getCrc()) {
          throw new NpyFormatException("has a wrong checksum");
        }
        return array;
      }
    } catch (NpyFormatException e) {
      throw wrong(where, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw wrong(where, "is cut short or damaged (" + e.getMessage() + ")", e);
    }
  }

  private void checkSize(ZipEntry entry) throws IOException, NpyFormatException {
    long packed = entry.getCompressedSize();
    boolean impossible =
        packed < 0
            || packed > Files.size(path)
            || entry.getSize() > packed * MAX_DEFLATE_RATIO
            || (entry.getMethod() == ZipEntry.STORED && entry.getSize() != packed);
    if (impossible) {
      throw new NpyFormatException("claims " + entry.getSize() + " bytes packed into " + packed);
    }
  }

  /**
   * Writes arrays, in the map's order, as an uncompressed npz: the same arrays give the same bytes
   * on every machine.
   */
  public static void write(Path path, Map<String, NpyArray> arrays) {
    AtomicFile.write(path, out -> NpzWriter.write(out, null, arrays));
  }

  /**
   * The same with one large array first. Its checksum is only known at its end, so it is wrapped in
   * deflate (not compressed): its wrapping, not its content, may differ between zlib versions.
   *
   * @throws IllegalStateException if it is not as long as its shape says
   */
  public static void write(Path path, StreamedBytes first, Map<String, NpyArray> arrays) {
    AtomicFile.write(path, out -> NpzWriter.write(out, first, arrays));
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw wrong(path.toString(), "cannot be closed (" + e.getMessage() + ")", e);
    }
  }

  private static InputException wrong(String where, String problem) {
    return new InputException(where, problem, EXPECTED, REMEDY);
  }

  private static InputException wrong(String where, String problem, IOException cause) {
    return new InputException(where, problem, EXPECTED, REMEDY, cause);
  }

  private static final String EXPECTED =
      "a NumPy .npz of arrays of numbers (float32, float64 or whole numbers)";
  private static final String REMEDY = "write it again with numpy.savez, or download it again";
}
