package dev.understudy.metrics.artifacts.naturalness;

import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What tools/goldens/naturalness.py re-derived with NumPy and SciPy, and the pictures that it did
 * so for, made of whole numbers by the same rules.
 */
final class Golden {
  private static final Map<String, double[]> VALUES = read();

  private Golden() {}

  static double[] values(String name) {
    return Objects.requireNonNull(VALUES.get(name), name);
  }

  static Path file(String name) {
    try {
      return Path.of(Objects.requireNonNull(Golden.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, double[]> read() {
    try (InputStream in =
        Objects.requireNonNull(Golden.class.getResourceAsStream("naturalness.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .collect(
              Collectors.toMap(
                  words -> words[0],
                  words -> Arrays.stream(words).skip(1).mapToDouble(Double::valueOf).toArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Pictures picture(String name) {
    return switch (name) {
      case "grey-67x45" -> pictures(67, 45, 1, picture(67, 45, 1, 1));
      case "colour-64x80" -> colour(64, 80, 7, 2);
      case "grey-200x196" -> pictures(200, 196, 1, picture(200, 196, 3, 2));
      case "colour-193x300" -> colour(193, 300, 11, 1);
      case "noise-48x48" -> pictures(48, 48, 1, picture(48, 48, 5, 0));
      case "half-flat-64x70" -> {
        int[] levels = picture(64, 70, 21, 1);
        for (int i = 0; i < levels.length; i++) {
          levels[i] = i % 70 < 40 ? 128 : levels[i];
        }
        yield pictures(64, 70, 1, levels);
      }
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Pictures colour(int height, int width, long seed, int blur) {
    int[] levels = new int[3 * height * width];
    for (int c = 0; c < 3; c++) {
      int[] plane = picture(height, width, seed + c, blur);
      System.arraycopy(plane, 0, levels, c * plane.length, plane.length);
    }
    return pictures(height, width, 3, levels);
  }

  private static Pictures pictures(int height, int width, int channels, int[] levels) {
    float[] data = new float[levels.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = Quantisation.value(levels[i]);
    }
    return new Pictures(data, 1, channels, height, width);
  }

  private static int[] picture(int height, int width, long seed, int blur) {
    long state = seed;
    int[] levels = new int[height * width];
    for (int i = 0; i < levels.length; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      levels[i] = (int) (state >>> 56);
    }
    for (int b = 0; b < blur; b++) {
      int[] before = levels.clone();
      for (int i = 0; i < levels.length; i++) {
        int sum = 0;
        for (int k = 0; k < 9; k++) {
          int y = Math.floorMod(i / width + Math.floorDiv(k, 3) - 1, height);
          int x = Math.floorMod(i % width + k % 3 - 1, width);
          sum += before[y * width + x];
        }
        levels[i] = Math.floorDiv(sum, 9);
      }
    }
    for (int i = 0; i < levels.length; i++) {
      int stretched = Math.floorDiv((levels[i] - 128) * (1 + blur), 2);
      int gradient = Math.floorDiv(i % width * 100, width) + Math.floorDiv(i / width * 20, height);
      levels[i] = Math.max(0, Math.min(255, stretched + 64 + gradient));
    }
    return levels;
  }
}
