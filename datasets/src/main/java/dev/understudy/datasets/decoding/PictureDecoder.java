package dev.understudy.datasets.decoding;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import dev.understudy.common.InputException;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * Decodes PNG, JPEG and BMP pictures, told apart by content. Samples are taken from the raster as
 * they stand: no gamma, no colour profile, no EXIF rotation, as Pillow's {@code Image.open} does.
 * Safe for use by many threads.
 */
public final class PictureDecoder {
  private enum Format {
    PNG,
    JPEG,
    BMP
  }

  private PictureDecoder() {}

  /**
   * Decodes one picture.
   *
   * @param where what to call it in errors: a file, or an archive and its entry
   * @param content the whole file
   * @throws InputException naming {@code where} if it is no such picture, damaged, or absurdly
   *     large
   */
  public static Decoded decode(String where, byte[] content) {
    try {
      Format format = format(where, content);
      int pngColourType = format == Format.PNG ? PngIntegrity.check(content) : -1;
      ImageReader reader =
          ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT)).next();
      try {
        return decode(where, content, format, pngColourType, reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof InputException inputException) {
        throw inputException;
      }
      // The readers answer damage with many kinds of runtime exceptions, too.
      throw unreadable(where, "cannot be read as a picture (" + describe(e) + ")", e);
    }
  }

  private static Decoded decode(
      String where, byte[] content, Format format, int pngColourType, ImageReader reader)
      throws IOException {
    try (var in = new ByteArrayImageInputStream(content)) {
      reader.setInput(in, true, true);
      reader.addIIOReadWarningListener(
          (source, warning) -> {
            // libjpeg fills a missing rest with grey and only warns.
            String text = warning.toLowerCase(Locale.ROOT);
            if (text.contains("truncated") || text.contains("premature")) {
              throw new TruncatedException(warning);
            }
          });
      checkSize(where, reader.getWidth(0), reader.getHeight(0));
      BufferedImage image = reader.read(0);
      if (format == Format.JPEG && image.getRaster().getNumBands() > 3) {
        throw new InputException(
            where,
            "is a JPEG with " + image.getRaster().getNumBands() + " components (CMYK)",
            "a grey or RGB picture",
            "convert it to RGB");
      }
      boolean grey =
          format == Format.PNG ? pngColourType == 0 || pngColourType == 4 : Samples.isGrey(image);
      return Samples.of(image, grey);
    }
  }

  private static void checkSize(String where, int width, int height) {
    if (width < 1 || height < 1 || (long) width * height > Defaults.MAX_PIXELS) {
      throw new InputException(
          where,
          "claims to be " + width + "x" + height + " pixels",
          "at least 1x1 and at most " + Defaults.MAX_PIXELS / 1_000_000 + " million pixels",
          "take the file out, or scale the picture down");
    }
  }

  private static Format format(String where, byte[] content) {
    if (content.length == 0) {
      throw unreadable(where, "is empty", null);
    }
    if (starts(content, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
      return Format.PNG;
    }
    if (starts(content, 0xFF, 0xD8, 0xFF)) {
      return Format.JPEG;
    }
    if (starts(content, 'B', 'M')) {
      return Format.BMP;
    }
    throw unreadable(where, "is not what its name says: no PNG, JPEG or BMP", null);
  }

  private static boolean starts(byte[] content, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= content.length || (content[i] & 0xFF) != magic[i]) {
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

  private static InputException unreadable(
      String where, String problem, @Nullable Exception cause) {
    String expected = "a whole PNG, JPEG or BMP picture";
    String remedy = "copy or export the picture again, or take it out of the set";
    return cause == null
        ? new InputException(where, problem, expected, remedy)
        : new InputException(where, problem, expected, remedy, cause);
  }

  private static final class TruncatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TruncatedException(String message) {
      super(message);
    }
  }
}
