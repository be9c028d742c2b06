package dev.understudy.reports.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** File contents in zlib's format: raw samples shrink to about a third. */
final class Packing {
  private Packing() {}

  static byte[] pack(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /**
   * The content again.
   *
   * @throws IOException if it is damaged or not {@code size} bytes long
   */
  static byte[] unpack(byte[] packed, long size) throws IOException {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      byte[] content = in.readNBytes(Math.toIntExact(size));
      if (content.length != size || in.read() >= 0) {
        throw new IOException("not of the length that was stored");
      }
      return content;
    }
  }
}
