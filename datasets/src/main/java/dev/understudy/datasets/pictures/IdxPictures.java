package dev.understudy.datasets.pictures;

import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.decoding.Levels;
import dev.understudy.datasets.streaming.DecodingStream;
import dev.understudy.datasets.streaming.EntryFeed;
import dev.understudy.datasets.streaming.PictureEntry;
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
    return new DecodingStream(name(), new Feed(file.openValues()), options);
  }

  private final class Feed implements EntryFeed {
    private final DataInputStream in;
    private int done;

    Feed(DataInputStream in) {
      this.in = in;
    }

    @Override
    public Optional<PictureEntry> next() {
      if (done == sizes[0]) {
        return Optional.empty();
      }
      try {
        byte[] levels = in.readNBytes(sizes[1] * sizes[2]); // the header's check keeps it small
        if (levels.length < sizes[1] * sizes[2]) {
          throw new EOFException();
        }
        if (++done == sizes[0]) {
          file.expectEnd(in);
        }
        var decoded = new Levels(levels, 1, sizes[1], sizes[2]);
        return Optional.of(new HeldEntry("picture " + (done - 1), decoded));
      } catch (IOException e) {
        throw file.unreadable(e);
      }
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
