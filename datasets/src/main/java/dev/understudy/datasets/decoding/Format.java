package dev.understudy.datasets.decoding;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The kinds of picture files, told apart by their first bytes. */
enum Format {
  PNG,
  JPEG,
  BMP,
  WEBP,
  TIFF;

  static Optional<Format> of(byte[] content) {
    if (starts(content, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
      return Optional.of(PNG);
    }
    if (starts(content, 0, 0xFF, 0xD8, 0xFF)) {
      return Optional.of(JPEG);
    }
    if (starts(content, 0, 'B', 'M')) {
      return Optional.of(BMP);
    }
    if (starts(content, 0, 'R', 'I', 'F', 'F') && starts(content, 8, 'W', 'E', 'B', 'P')) {
      return Optional.of(WEBP);
    }
    if (starts(content, 0, 'I', 'I', 42, 0) || starts(content, 0, 'M', 'M', 0, 42)) {
      return Optional.of(TIFF);
    }
    return Optional.empty();
  }

  /**
   * A reader of this kind: the JDK's own, whatever else is registered, since another's samples may
   * differ; for WebP, which the JDK lacks, the library's.
   */
  ImageReader reader() throws IOException {
    if (this == WEBP) {
      return new WebPImageReaderSpi().createReaderInstance();
    }
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(name());
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
        return reader;
      }
    }
    throw new IllegalStateException("this Java has no reader of its own for " + name());
  }

  private static boolean starts(byte[] content, int from, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (from + i >= content.length || (content[from + i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
