package dev.understudy.datasets.npz;

import dev.understudy.common.InputException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A NumPy array that is read from its start value by value, so that it may be larger than memory: a
 * {@code .npy} file, or one array of an {@code .npz}. Every error is an {@link InputException}.
 */
public final class NpyStream implements AutoCloseable {
  private final String where;
  private final DataInputStream in;
  private final AutoCloseable container;
  private final NpyHeader header;

  private final CRC32 read = new CRC32();
  private final long crc;
  private long left;

  /** {@code crc} is what the values' checksum must be, or negative where nothing says. */
  private NpyStream(String where, InputStream in, AutoCloseable container, long bytes, long crc)
      throws IOException, NpyFormatException {
    this.where = where;
    this.in =
        new DataInputStream(new BufferedInputStream(new CheckedInputStream(in, read), 1 << 16));
    this.crc = crc;
    this.container = container;
    this.header = NpyHeader.read(this.in);
    long claimed;
    try {
      claimed = Math.multiplyExact(header.count(), header.type().bytes());
    } catch (ArithmeticException e) {
      throw new NpyFormatException("claims more values than any file can hold");
    }
    if (claimed != bytes - header.headerBytes()) {
      throw new NpyFormatException(
          "has "
              + (bytes - header.headerBytes())
              + " bytes for the shape "
              + Arrays.toString(header.shape()));
    }
    left = claimed;
    if (header.fortranOrder() && header.shape().length > 1) {
      throw new NpyFormatException(
          "is in Fortran order; save numpy.ascontiguousarray of it, for it to be read as a stream");
    }
  }

  /**
   * Opens a {@code .npy} file.
   *
   * @throws InputException if it is no such file, or cut short
   */
  public static NpyStream ofNpy(Path npy) {
    String where = npy.toString();
    try {
      InputStream in = Files.newInputStream(npy);
      try {
        return new NpyStream(where, in, in, Files.size(npy), -1);
      } catch (IOException | NpyFormatException | RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (IOException | NpyFormatException e) {
      throw wrong(where, e);
    }
  }

  /**
   * Opens one array of an {@code .npz} file.
   *
   * @param name the array's, without {@code .npy}
   * @throws InputException if there is none of that name, or it is damaged
   */
  public static NpyStream ofNpz(Path npz, String name) {
    String where = npz + ": " + name;
    try {
      var zip = new ZipFile(npz.toFile());
      try {
        ZipEntry entry = zip.getEntry(name + ".npy");
        if (entry == null) {
          throw new NpyFormatException("is missing");
        }
        return new NpyStream(
            where, zip.getInputStream(entry), zip, entry.getSize(), entry.getCrc());
      } catch (IOException | NpyFormatException | RuntimeException e) {
        zip.close();
        throw e;
      }
    } catch (IOException | NpyFormatException e) {
      throw wrong(where, e);
    }
  }

  /** The file, and of an npz the array. */
  public String where() {
    return where;
  }

  /** The size of each dimension. */
  public int[] shape() {
    return header.shape().clone();
  }

  /** Kind and bytes of a value, whatever the byte order: {@code u1}, {@code f4}. */
  public String type() {
    return "" + header.type().kind() + header.type().bytes();
  }

  /**
   * The next bytes of whole numbers of one byte.
   *
   * @throws InputException if the array ends before them
   */
  public byte[] bytes(int count) {
    if (header.type().bytes() != 1) {
      throw new IllegalStateException(where + " has values of the type " + type());
    }
    return raw(count);
  }

  /** The next values as doubles, whatever they are stored as. */
  public double[] doubles(int count) {
    ElementType type = header.type();
    var buffer = ByteBuffer.wrap(raw(Math.multiplyExact(count, type.bytes())));
    buffer.order(type.order());
    Object values = type.newArray(count);
    double[] all = values instanceof double[] doubles ? doubles : new double[count];
    for (int i = 0; i < count; i++) {
      type.take(buffer, values, i);
      if (values instanceof float[] floats) {
        all[i] = floats[i];
      } else if (values instanceof long[] longs) {
        all[i] = longs[i];
      }
    }
    return all;
  }

  private byte[] raw(int count) {
    try {
      byte[] raw = in.readNBytes(count);
      if (raw.length < count) {
        throw new EOFException("it is cut short");
      }
      left -= count;
      if (left == 0 && (in.read() != -1 || (crc >= 0 && read.getValue() != crc))) {
        throw new IOException("it has a wrong checksum, or bytes after its last value");
      }
      return raw;
    } catch (IOException e) {
      throw wrong(where, e);
    }
  }

  private static InputException wrong(String where, Exception e) {
    return new InputException(
        where,
        "cannot be read as an array (" + e.getMessage() + ")",
        "a NumPy array of plain numbers (.npy, or in an .npz)",
        "write it again with numpy.save or numpy.savez, or download it again",
        e);
  }

  @Override
  public void close() {
    try {
      in.close();
      container.close();
    } catch (Exception e) {
      throw wrong(where, e);
    }
  }
}
