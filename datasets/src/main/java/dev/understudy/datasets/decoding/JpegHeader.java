package dev.understudy.datasets.decoding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the markers of a JPEG before its first scan say (ITU-T T.81, annex B).
 *
 * @param components 1 grey, 3 colour, 4 CMYK or YCCK
 * @param adobeTransform the last byte of Adobe's marker: 2 for YCCK; −1 without that marker
 * @param orientation EXIF's, 1 if it gives none
 */
record JpegHeader(int components, int adobeTransform, int orientation) {
  private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

  /** Reads as far as the content is sound; the decoder itself refuses what is not. */
  static JpegHeader of(byte[] content) {
    int components = 3;
    int transform = -1;
    int orientation = Orientation.UPRIGHT;
    int at = 2;
    while (at + 4 <= content.length && (content[at] & 0xFF) == 0xFF) {
      int marker = content[at + 1] & 0xFF;
      if (marker == 0xFF) {
        at++; // fill bytes may stand before a marker
        continue;
      }
      if (marker == 0xDA) {
        break;
      }
      int length = (content[at + 2] & 0xFF) << 8 | (content[at + 3] & 0xFF);
      int body = at + 4;
      int end = at + 2 + length;
      if (end > content.length) {
        break;
      }
      boolean frame = marker == 0xC0 || (marker > 0xC0 && marker <= 0xCF && (marker & 3) != 0);
      if (frame && length >= 8) {
        components = content[body + 5] & 0xFF;
      } else if (marker == 0xEE && length >= 14 && starts(content, body, ADOBE)) {
        transform = content[body + 11] & 0xFF;
      } else if (marker == 0xE1 && starts(content, body, EXIF)) {
        orientation =
            TiffTags.of(content, body + EXIF.length, length - 2 - EXIF.length).orientation();
      }
      at = end;
    }
    return new JpegHeader(components, transform, orientation);
  }

  private static boolean starts(byte[] content, int at, byte[] text) {
    return at + text.length <= content.length
        && Arrays.equals(content, at, at + text.length, text, 0, text.length);
  }
}
