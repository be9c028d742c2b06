package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes PNG, JPEG and BMP files, told apart by content. Samples are taken from the raster as they
 * stand: no gamma, no colour profile, no EXIF rotation, as Pillow's {@code Image.open} does.
 */
final class ImageDecoder {
  private enum Format {
    PNG,
    JPEG,
    BMP
  }

  private ImageDecoder() {}

  /**
   * Decodes one file.
   *
   * @throws InputException naming the file if it is no such picture, damaged, or absurdly large
   */
  static Decoded decode(Path file) {
    try {
      Format format = format(file);
      int pngColourType = format == Format.PNG ? PngIntegrity.check(file) : -1;
      ImageReader reader =
          ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT)).next();
      try {
        return decode(file, format, pngColourType, reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof InputException inputException) {
        throw inputException;
      }
      // The readers answer damage with many kinds of runtime exceptions, too.
      throw unreadable(file, "cannot be read as a picture (" + describe(e) + ")", e);
    }
  }

  private static Decoded decode(Path file, Format format, int pngColourType, ImageReader reader)
      throws IOException {
    try (var in = new FileImageInputStream(file.toFile())) {
      reader.setInput(in, true, true);
      reader.addIIOReadWarningListener(
          (source, warning) -> {
            // libjpeg fills a missing rest with grey and only warns.
            String text = warning.toLowerCase(Locale.ROOT);
            if (text.contains("truncated") || text.contains("premature")) {
              throw new TruncatedException(warning);
            }
          });
      checkSize(file, reader.getWidth(0), reader.getHeight(0));
      BufferedImage image = reader.read(0);
      if (format == Format.JPEG && image.getRaster().getNumBands() > 3) {
        throw new InputException(
            file.toString(),
            "is a JPEG with " + image.getRaster().getNumBands() + " components (CMYK)",
            "a grey or RGB picture",
            "convert it to RGB");
      }
      boolean grey =
          format == Format.PNG ? pngColourType == 0 || pngColourType == 4 : Samples.isGrey(image);
      return Samples.of(image, grey);
    }
  }

  private static void checkSize(Path file, int width, int height) {
    if (width < 1 || height < 1 || (long) width * height > Defaults.MAX_PIXELS) {
      throw new InputException(
          file.toString(),
          "claims to be " + width + "x" + height + " pixels",
          "at least 1x1 and at most " + Defaults.MAX_PIXELS / 1_000_000 + " million pixels",
          "take the file out, or scale the picture down");
    }
  }

  private static Format format(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(8);
    }
    if (head.length == 0) {
      throw unreadable(file, "is empty", null);
    }
    if (starts(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
      return Format.PNG;
    }
    if (starts(head, 0xFF, 0xD8, 0xFF)) {
      return Format.JPEG;
    }
    if (starts(head, 'B', 'M')) {
      return Format.BMP;
    }
    throw unreadable(file, "is not what its name says: no PNG, JPEG or BMP", null);
  }

  private static boolean starts(byte[] head, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static String describe(Exception e) {
    Throwable cause = e instanceof IIOException && e.getCause() != null ? e.getCause() : e;
    if (cause instanceof EOFException && cause.getMessage() == null) {
      return "the file ends too early";
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static InputException unreadable(Path file, String problem, @Nullable Exception cause) {
    String expected = "a whole PNG, JPEG or BMP picture";
    String remedy = "copy or export the picture again, or take it out of the set";
    return cause == null
        ? new InputException(file.toString(), problem, expected, remedy)
        : new InputException(file.toString(), problem, expected, remedy, cause);
  }

  private static final class TruncatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TruncatedException(String message) {
      super(message);
    }
  }
}
