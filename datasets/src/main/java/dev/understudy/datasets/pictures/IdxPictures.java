package dev.understudy.datasets.pictures;

import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import dev.understudy.datasets.StreamOptions;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Grey pictures in an {@code idx3-ubyte} file, plain or gzip, read as a stream. Its hash goes over
 * the unpacked bytes, header included, so a plain file and its gzip have the same.
 */
public final class IdxPictures implements PictureSource {
  private final IdxFile file;
  private final int[] sizes;
  private @Nullable String sha256;

  private IdxPictures(IdxFile file) {
    this.file = file;
    this.sizes = file.sizes();
  }

  /**
   * Reads the header.
   *
   * @throws dev.understudy.common.InputException if it is no such file
   */
  public static IdxPictures of(Path path) {
    return new IdxPictures(new IdxFile(path, 3));
  }

  @Override
  public String name() {
    return file.path().toString();
  }

  @Override
  public long count() {
    return sizes[0];
  }

  @Override
  public synchronized String sha256() {
    if (sha256 == null) {
      try (InputStream in = file.open()) {
        sha256 = DigestUtils.sha256Hex(in);
      } catch (IOException e) {
        throw file.unreadable(e);
      }
    }
    return sha256;
  }

  @Override
  public PictureStream open(StreamOptions options) {
    return new Stream(options.batchSize(), file.openValues());
  }

  private final class Stream implements PictureStream {
    private final int batchSize;
    private final DataInputStream in;
    private int done;

    Stream(int batchSize, DataInputStream in) {
      this.batchSize = batchSize;
      this.in = in;
    }

    @Override
    public Optional<Pictures> next() {
      int count = Math.min(batchSize, sizes[0] - done);
      if (count == 0) {
        return Optional.empty();
      }
      int values = Batches.values(file.path(), count, 1, sizes[1], sizes[2]);
      float[] data;
      try {
        byte[] levels = in.readNBytes(values); // grows with what is there, whatever the header says
        if (levels.length < values) {
          throw new EOFException();
        }
        data = new float[values];
        for (int i = 0; i < values; i++) {
          data[i] = Quantisation.value(Byte.toUnsignedInt(levels[i]));
        }
        done += count;
        if (done == sizes[0]) {
          file.expectEnd(in);
        }
      } catch (IOException e) {
        throw file.unreadable(e);
      }
      return Optional.of(new Pictures(data, count, 1, sizes[1], sizes[2]));
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw file.unreadable(e);
      }
    }
  }
}
