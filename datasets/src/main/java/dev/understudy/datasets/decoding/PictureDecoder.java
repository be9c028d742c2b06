package dev.understudy.datasets.decoding;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import dev.understudy.common.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * Decodes PNG, JPEG, BMP, WebP and TIFF pictures, told apart by content, to 8-bit grey or RGB. The
 * rule is Pillow's {@code Image.open(f).convert("RGB")}, and for grey pictures {@code
 * convert("L")}, byte for byte:
 *
 * <ul>
 *   <li>no gamma and no colour profile is applied;
 *   <li>alpha is dropped, not composited; a palette gives its colours, a transparent one too;
 *   <li>16 bits keep their high byte (Pillow clips 16-bit grey at 255 instead, which turns nearly
 *       all of it white: that alone is not followed); 1, 2, 4 and 5 bits spread over 0..255;
 *   <li>CMYK and YCCK become RGB by Pillow's formula; those of a JPEG are taken as inverted;
 *   <li>an EXIF orientation is not applied, but a TIFF's is;
 *   <li>lossy WebP alone differs from Pillow's by some levels where chroma changes quickly, since
 *       the library repeats chroma where libwebp interpolates it;
 *   <li>of several frames or pages the first is read.
 * </ul>
 *
 * <p>What was changed stands in {@link Decoded#traits()}. Refused are damaged and cut files, absurd
 * sizes, and TIFFs of floats, of signed or of more than 16 bits. Safe for use by many threads.
 */
public final class PictureDecoder {
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
      Optional<Levels> plain = format == Format.PNG ? PngPixels.read(content) : Optional.empty();
      if (plain.isPresent()) {
        return unrotated(plain.get(), PngIntegrity.orientation(content));
      }
      ImageReader reader = format.reader();
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

  private static Levels decode(
      String where, byte[] content, Format format, int pngColourType, ImageReader reader)
      throws IOException {
    try (var in = new ByteArrayImageInputStream(content)) {
      reader.setInput(in, false, true);
      reader.addIIOReadWarningListener(
          (source, warning) -> {
            // libjpeg fills a missing rest with grey and only warns.
            String text = warning.toLowerCase(Locale.ROOT);
            if (text.contains("truncated") || text.contains("premature")) {
              throw new TruncatedException(warning);
            }
          });
      checkSize(where, reader.getWidth(0), reader.getHeight(0));
      return switch (format) {
        case PNG -> {
          boolean grey = pngColourType == 0 || pngColourType == 4;
          Levels levels = Samples.of(reader.read(0), grey);
          yield unrotated(levels, PngIntegrity.orientation(content));
        }
        case JPEG -> jpeg(JpegHeader.of(content), reader);
        case BMP -> Samples.of(reader.read(0));
        case WEBP -> {
          WebpHeader header = WebpHeader.of(content);
          if (!header.whole()) {
            throw new EOFException();
          }
          Levels levels = Samples.of(reader.read(0));
          levels = header.lossy() ? levels.with(Trait.LOSSY_WEBP) : levels;
          yield unrotated(levels, header.orientation());
        }
        case TIFF -> Tiff.decode(where, content, reader);
      };
    }
  }

  private static Levels jpeg(JpegHeader header, ImageReader reader) throws IOException {
    Levels levels =
        header.components() == 4
            ? Cmyk.ofJpeg(reader.readRaster(0, null), header.adobeTransform() == 2)
            : Samples.of(reader.read(0));
    return unrotated(levels, header.orientation());
  }

  private static Levels unrotated(Levels levels, int orientation) {
    return orientation == Orientation.UPRIGHT ? levels : levels.with(Trait.ROTATION);
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
    return Format.of(content)
        .orElseThrow(
            () ->
                unreadable(
                    where, "is not what its name says: no PNG, JPEG, BMP, WebP or TIFF", null));
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
    String expected = "a whole PNG, JPEG, BMP, WebP or TIFF picture";
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
