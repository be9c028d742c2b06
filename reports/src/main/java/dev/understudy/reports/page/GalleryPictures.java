package dev.understudy.reports.page;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * The gallery's pictures as they stand in the page: as they are where they fit, else as JPEG files
 * of the largest side that fits.
 */
final class GalleryPictures {
  private static final int[] SIDES = {512, 384, 256, 192, 144, 112, 80, 56, 40, 28};
  private static final float QUALITY = 0.85f;

  /** A picture of more pixels is not unpacked: a small file may claim to be a huge one. */
  private static final long MOST_PIXELS = 64_000_000;

  private final Map<String, String> uris = new LinkedHashMap<>();
  private final Set<String> left = new HashSet<>();
  private OptionalInt side = OptionalInt.empty();

  private final ToIntFunction<String> uses;

  private GalleryPictures(ToIntFunction<String> uses) {
    this.uses = uses;
  }

  /**
   * Fits pictures into a budget.
   *
   * @param pngs PNG files by name
   * @param uses how often each stands in the page
   * @param budget characters of the page that they may take
   */
  static GalleryPictures fit(Map<String, byte[]> pngs, ToIntFunction<String> uses, long budget) {
    GalleryPictures pictures = new GalleryPictures(uses);
    pngs.forEach((name, png) -> pictures.uris.put(name, Html.dataUri("image/png", png)));
    for (int i = 0; i < SIDES.length && pictures.size() > budget; i++) {
      pictures.shrink(pngs, SIDES[i]);
    }
    pictures.cut(budget);
    return pictures;
  }

  /** Where even small ones are too many, the last ones stay out. */
  private void cut(long budget) {
    long taken = 0;
    for (Map.Entry<String, String> each : uris.entrySet()) {
      taken += weight(each);
      if (taken > budget) {
        left.add(each.getKey());
      }
    }
    uris.keySet().removeAll(left);
  }

  /** Whether there was no room for a picture. */
  boolean isLeftOut(String name) {
    return left.contains(name);
  }

  /** The picture as a data URI, unless it cannot be shown. */
  Optional<String> uri(String name) {
    return Optional.ofNullable(uris.get(name));
  }

  /**
   * The longest side in pixels that pictures were brought down to; empty if they are as written.
   */
  OptionalInt side() {
    return side;
  }

  private long size() {
    return uris.entrySet().stream().mapToLong(this::weight).sum();
  }

  private long weight(Map.Entry<String, String> picture) {
    return (long) picture.getValue().length() * uses.applyAsInt(picture.getKey());
  }

  private void shrink(Map<String, byte[]> pngs, int to) {
    side = OptionalInt.of(to);
    pngs.forEach(
        (name, png) -> {
          try {
            uris.put(name, Html.dataUri("image/jpeg", jpeg(decode(png), to)));
          } catch (IOException | IllegalArgumentException e) {
            uris.remove(name); // the gallery says that it is missing
          }
        });
  }

  private static BufferedImage decode(byte[] png) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
      Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
          throw new IOException("too large");
        }
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    }
  }

  private static byte[] jpeg(BufferedImage image, int to) throws IOException {
    double scale = Math.min(1, (double) to / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(scale * image.getWidth()));
    int height = Math.max(1, (int) Math.round(scale * image.getHeight()));
    boolean grey = image.getRaster().getNumBands() == 1;
    BufferedImage small =
        new BufferedImage(
            width, height, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    Graphics2D g = small.createGraphics();
    g.drawImage(image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    g.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(small, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
