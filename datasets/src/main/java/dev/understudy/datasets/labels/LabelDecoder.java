package dev.understudy.datasets.labels;

import dev.understudy.common.InputException;
import dev.understudy.datasets.LabelMap;
import dev.understudy.datasets.LabelMapping;
import dev.understudy.datasets.decoding.PngIntegrity;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads one file's numbers as they are stored, and what they mean. */
public final class LabelDecoder {
  private static final long MAX_PIXELS = 1L << 27;

  /** Of the ids that a message lists; Cityscapes has 15 for don't-care. */
  private static final int MOST_SHOWN = 20;

  private LabelDecoder() {}

  /**
   * Reads a label map.
   *
   * @throws InputException naming the file if it cannot be used, with id and pixel where the
   *     mapping does not know one
   */
  public static LabelMap read(Path file, LabelMapping mapping) {
    BufferedImage image = image(file);
    Raster raster = image.getRaster();
    boolean indexed = image.getColorModel() instanceof IndexColorModel || raster.getNumBands() <= 2;
    if (!indexed && mapping.classOfColour().isEmpty()) {
      throw new InputException(
          file.toString(),
          "is an RGB picture, and the mapping " + mapping.name() + " has no colours",
          "a grey or palette picture of ids",
          "give a mapping with the columns red, green, blue, class");
    }
    if (!indexed && raster.getSampleModel().getSampleSize(0) != 8) {
      throw new InputException(
          file.toString(),
          "has " + raster.getSampleModel().getSampleSize(0) + " bits per colour",
          "8 bits per colour",
          "export the label map with 8 bits, or as ids");
    }
    int width = image.getWidth();
    int height = image.getHeight();
    int[] ids = new int[width * height];
    int[][] bands = new int[indexed ? 1 : 3][width];
    Map<Integer, Integer> known = new HashMap<>();
    for (int y = 0; y < height; y++) {
      for (int b = 0; b < bands.length; b++) {
        raster.getSamples(0, y, width, 1, b, bands[b]);
      }
      for (int x = 0; x < width; x++) {
        int key = indexed ? bands[0][x] : bands[0][x] << 16 | bands[1][x] << 8 | bands[2][x];
        Integer id = known.get(key);
        if (id == null) {
          id = meaning(file, mapping, indexed, key, x, y);
          known.put(key, id);
        }
        ids[y * width + x] = id;
      }
    }
    return new LabelMap(file.toString(), ids, height, width);
  }

  private static int meaning(
      Path file, LabelMapping mapping, boolean indexed, int key, int x, int y) {
    OptionalInt id = indexed ? mapping.ofId(key) : mapping.ofColour(key);
    return id.orElseThrow(
        () ->
            new InputException(
                file.toString(),
                (indexed
                        ? "has the id " + key
                        : "has the colour " + String.format(Locale.ROOT, "#%06X", key))
                    + " at row "
                    + y
                    + ", column "
                    + x
                    + ", which the mapping "
                    + mapping.name()
                    + " does not know",
                "only what the mapping lists: "
                    + mapping.classes()
                    + " classes, and "
                    + dontCare(mapping, indexed),
                "choose the mapping these files were made with, or add the row to it"));
  }

  /** What stands for no class, in the files' own terms. */
  private static String dontCare(LabelMapping mapping, boolean indexed) {
    String from =
        (indexed ? mapping.classOfId() : mapping.classOfColour())
            .entrySet().stream()
                .filter(e -> e.getValue() == LabelMapping.DONT_CARE)
                .map(Map.Entry::getKey)
                .sorted()
                .limit(MOST_SHOWN)
                .map(key -> indexed ? "" + key : String.format(Locale.ROOT, "#%06X", key))
                .collect(Collectors.joining(", "));
    return from.isEmpty() ? "nothing for don't-care" : from + " for don't-care";
  }

  private static BufferedImage image(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      String format = format(content);
      if (format.isEmpty()) {
        throw new InputException(
            file.toString(),
            "is neither PNG nor BMP",
            "a picture format that keeps ids exactly (a JPEG does not)",
            "export the label map as PNG");
      }
      if (format.equals("png")) {
        PngIntegrity.check(content);
      }
      ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
      try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
        reader.setInput(in, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels < 1 || pixels > MAX_PIXELS) {
          throw new IOException("it claims " + pixels + " pixels");
        }
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    } catch (InputException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // ImageIO answers damage with many kinds
      throw new InputException(
          file.toString(),
          "cannot be read as a label map (" + e.getMessage() + ")",
          "a whole PNG or BMP picture",
          "copy or export it again",
          e);
    }
  }

  private static String format(byte[] content) {
    if (content.length > 4 && content[0] == (byte) 0x89 && content[1] == 'P') {
      return "png";
    }
    return content.length > 2 && content[0] == 'B' && content[1] == 'M' ? "bmp" : "";
  }
}
