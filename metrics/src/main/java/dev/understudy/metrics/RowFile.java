package dev.understudy.metrics;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A file of rows {@code [N,d]}: float32, little-endian, row-major, no header. Its capacity is fixed
 * when it is created, so a run that was killed opens the same file again and writes the rows that
 * are missing; rows never written read as zeros. May be larger than 2 GiB. Not thread-safe.
 */
public final class RowFile implements Rows, AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private final int count;
  private final int dimensions;
  private final ByteBuffer buffer;

  private RowFile(Path path, FileChannel channel, int count, int dimensions) {
    this.path = path;
    this.channel = channel;
    this.count = count;
    this.dimensions = dimensions;
    this.buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Creates a file of zeros, replacing any that is there.
   *
   * @throws InputException if the disk has no room for it or the folder cannot be written
   */
  public static RowFile create(Path path, int rows, int dimensions) {
    if (rows < 0 || dimensions < 1) {
      throw new IllegalArgumentException("no rows file of [" + rows + "," + dimensions + "]");
    }
    long bytes = (long) rows * dimensions * Float.BYTES;
    try {
      Path absolute = path.toAbsolutePath();
      Path folder = Objects.requireNonNull(absolute.getParent(), "a file has a folder");
      Files.createDirectories(folder);
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < bytes) {
        throw new InputException(
            path.toString(),
            "there is no room for " + bytes + " bytes of rows (" + free + " are free)",
            "a disk with room for them",
            "free some space or put the run elsewhere");
      }
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (bytes > 0) {
        channel.write(ByteBuffer.allocate(1), bytes - 1);
      }
      return new RowFile(path, channel, rows, dimensions);
    } catch (IOException e) {
      throw unusable(path, "it cannot be created", e);
    }
  }

  /**
   * Opens a file that is there, for reading and writing.
   *
   * @throws InputException if it is missing or its size is not a whole number of rows
   */
  public static RowFile open(Path path, int dimensions) {
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      long bytes = channel.size();
      long row = (long) dimensions * Float.BYTES;
      if (bytes % row != 0 || bytes / row > Integer.MAX_VALUE) {
        channel.close();
        throw new InputException(
            path.toString(),
            "its " + bytes + " bytes are not whole rows of " + dimensions + " floats",
            "a multiple of " + row + " bytes",
            "delete it and run again; it will be made anew");
      }
      return new RowFile(path, channel, (int) (bytes / row), dimensions);
    } catch (IOException e) {
      throw unusable(path, "it cannot be opened", e);
    }
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  /**
   * Writes whole rows, the first at {@code row}.
   *
   * @param values {@code [k, d]} row-major
   * @throws IndexOutOfBoundsException if the file does not have these rows
   * @throws UncheckedIOException if the disk refuses, for example because it is full
   */
  public void write(int row, float[] values) {
    if (values.length % dimensions != 0) {
      throw new IllegalArgumentException(
          values.length + " values are not whole rows of " + dimensions);
    }
    Objects.checkFromIndexSize(row, values.length / dimensions, count);
    long position = (long) row * dimensions * Float.BYTES;
    try {
      for (int done = 0; done < values.length; ) {
        int floats = Math.min(values.length - done, BUFFER_BYTES / Float.BYTES);
        buffer.clear().limit(floats * Float.BYTES);
        buffer.asFloatBuffer().put(values, done, floats);
        while (buffer.hasRemaining()) {
          position += channel.write(buffer, position);
        }
        done += floats;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": rows could not be written", e);
    }
  }

  @Override
  public void read(int from, int rows, float[] into) {
    Objects.checkFromIndexSize(from, rows, count);
    Objects.checkFromIndexSize(0, (long) rows * dimensions, into.length);
    long position = (long) from * dimensions * Float.BYTES;
    int wanted = rows * dimensions;
    try {
      for (int done = 0; done < wanted; ) {
        int floats = Math.min(wanted - done, BUFFER_BYTES / Float.BYTES);
        buffer.clear().limit(floats * Float.BYTES);
        while (buffer.hasRemaining()) {
          int got = channel.read(buffer, position);
          if (got < 0) {
            throw new IOException("the file was cut short while it was open");
          }
          position += got;
        }
        buffer.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(into, done, floats);
        done += floats;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": rows could not be read", e);
    }
  }

  /** Makes sure that what was written is on the disk. */
  public void force() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": rows could not be written to disk", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": could not be closed", e);
    }
  }

  private static InputException unusable(Path path, String problem, IOException e) {
    return new InputException(
        path.toString(),
        problem + " (" + e + ")",
        "a file of rows that can be read and written",
        "check the folder and its permissions",
        e);
  }
}
