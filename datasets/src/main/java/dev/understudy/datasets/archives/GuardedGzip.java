package dev.understudy.datasets.archives;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A gzip file's content, read no further once it has grown beyond the limits. */
final class GuardedGzip extends InputStream {
  private static final int BUFFER = 1 << 16;

  private final Counting packed;
  private final InputStream in;
  private final long harmlessBytes;
  private long unpacked;

  /** The content grew beyond the limits. */
  static final class BombException extends IOException {
    private static final long serialVersionUID = 1L;

    BombException(long packed, long unpacked) {
      super("comes where the archive has grown from " + packed + " to " + unpacked + " bytes");
    }
  }

  GuardedGzip(Path path, long harmlessBytes) throws IOException {
    this.harmlessBytes = harmlessBytes;
    packed = new Counting(Files.newInputStream(path));
    try {
      in = new GZIPInputStream(packed, BUFFER);
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = in.read(into, offset, length);
    if (n > 0) {
      unpacked += n;
      if (unpacked > harmlessBytes && unpacked > Defaults.MAX_RATIO * packed.count) {
        throw new BombException(packed.count, unpacked);
      }
    }
    return n;
  }

  /** Reads what follows, so that the checksum at the end is compared. */
  void readToEnd() throws IOException {
    byte[] rest = new byte[BUFFER];
    int n = 0;
    while (n >= 0) {
      n = read(rest, 0, rest.length);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int n = super.read(into, offset, length);
      count += Math.max(n, 0);
      return n;
    }
  }
}
