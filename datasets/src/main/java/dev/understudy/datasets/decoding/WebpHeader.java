package dev.understudy.datasets.decoding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What the chunks of a WebP say (Google's RIFF container, RFC 9649).
 *
 * @param orientation EXIF's, 1 if it gives none
 * @param lossy whether its samples are of the lossy kind
 * @param whole whether the file is as long as it says
 */
record WebpHeader(int orientation, boolean lossy, boolean whole) {
  static WebpHeader of(byte[] content) {
    ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    long end = content.length < 12 ? Long.MAX_VALUE : 8 + Integer.toUnsignedLong(in.getInt(4));
    if (end > content.length) {
      return new WebpHeader(Orientation.UPRIGHT, false, false);
    }
    int orientation = Orientation.UPRIGHT;
    boolean lossy = false;
    long at = 12;
    while (at + 8 <= end) {
      String type = new String(content, (int) at, 4, StandardCharsets.ISO_8859_1);
      long length = Integer.toUnsignedLong(in.getInt((int) at + 4));
      if (at + 8 + length > end) {
        return new WebpHeader(orientation, lossy, false);
      }
      lossy |= type.equals("VP8 ");
      if (type.equals("EXIF")) {
        int skip =
            length > 6 && content[(int) at + 8] == 'E' ? 6 : 0; // some write "Exif\0\0" first
        orientation = TiffTags.of(content, (int) at + 8 + skip, (int) length - skip).orientation();
      }
      at += 8 + length + (length & 1);
    }
    return new WebpHeader(orientation, lossy, true);
  }
}
