package dev.understudy.runtimes.checkpoints;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** A stored zip entry's bytes, compared with its CRC-32 once all are read. ZipFile does not. */
final class CheckedStream extends FilterInputStream {
  private final ZipEntry entry;
  private final CRC32 crc = new CRC32();
  private long left;

  CheckedStream(InputStream in, ZipEntry entry) {
    super(in);
    this.entry = entry;
    left = entry.getSize();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int count = super.read(to, offset, length);
    if (count > 0) {
      crc.update(to, offset, count);
      left -= count;
      if (left == 0 && crc.getValue() != entry.getCrc()) {
        throw new ZipException("the checksum of " + Quoted.of(entry.getName()) + " does not fit");
      }
    }
    return count;
  }

  @Override
  public long skip(long count) {
    throw new UnsupportedOperationException("a checksum is of all bytes");
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
