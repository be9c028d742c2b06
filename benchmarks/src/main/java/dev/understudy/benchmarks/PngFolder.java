package dev.understudy.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Folders of RGB PNG files that compress as photographs do (FFHQ takes 1.3 MB at 1024x1024): smooth
 * colour with a little noise, each row filtered, which ImageIO's writer would not do.
 */
final class PngFolder {
  private static final int KNOTS = 9;
  private static final int NOISE = 3;

  /** Different pictures in a folder; the rest are copies, since making large ones takes long. */
  private static final int DIFFERENT = 64;

  private PngFolder() {}

  /** Makes one. */
  static void make(Path folder, int count, int size) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve(String.format("%06d.png", i));
      if (i < DIFFERENT) {
        Files.write(file, png(size, levels(size, i)));
      } else {
        Files.copy(folder.resolve(String.format("%06d.png", i % DIFFERENT)), file);
      }
    }
  }

  private static byte[] levels(int size, long seed) {
    var random = new SplittableRandom(seed);
    double[] knots = random.doubles(3 * KNOTS * KNOTS, 0, 255).toArray();
    byte[] levels = new byte[3 * size * size];
    for (int i = 0; i < levels.length; i++) {
      double level = smooth(knots, i % 3, i / 3 % size, i / 3 / size, size);
      level += random.nextInt(-NOISE, NOISE + 1);
      levels[i] = (byte) Math.max(0, Math.min(255, level));
    }
    return levels;
  }

  private static double smooth(double[] knots, int c, int x, int y, int size) {
    double u = (double) x * (KNOTS - 1) / size;
    double v = (double) y * (KNOTS - 1) / size;
    int at = (c * KNOTS + (int) v) * KNOTS + (int) u;
    double right = u - (int) u;
    double down = v - (int) v;
    double upper = knots[at] * (1 - right) + knots[at + 1] * right;
    double lower = knots[at + KNOTS] * (1 - right) + knots[at + KNOTS + 1] * right;
    return upper * (1 - down) + lower * down;
  }

  private static byte[] png(int size, byte[] levels) throws IOException {
    var file = new ByteArrayOutputStream();
    var out = new DataOutputStream(file);
    out.writeLong(0x89504E470D0A1A0AL);
    var header = new ByteArrayOutputStream();
    var fields = new DataOutputStream(header);
    fields.writeInt(size);
    fields.writeInt(size);
    fields.write(new byte[] {8, 2, 0, 0, 0});
    chunk(out, "IHDR", header.toByteArray());
    var pixels = new ByteArrayOutputStream();
    try (var deflated = new DeflaterOutputStream(pixels)) {
      for (int y = 0; y < size; y++) {
        deflated.write(filtered(levels, y, 3 * size));
      }
    }
    chunk(out, "IDAT", pixels.toByteArray());
    chunk(out, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }

  /** By the filter whose differences are the least in sum, as libpng chooses. */
  private static byte[] filtered(byte[] levels, int y, int stride) {
    byte[] best = new byte[0];
    long least = Long.MAX_VALUE;
    for (int type = 0; type < 5; type++) {
      byte[] row = new byte[stride + 1];
      row[0] = (byte) type;
      long sum = 0;
      for (int i = 0; i < stride; i++) {
        int at = y * stride + i;
        int a = i < 3 ? 0 : levels[at - 3] & 0xFF;
        int b = y == 0 ? 0 : levels[at - stride] & 0xFF;
        int c = i < 3 || y == 0 ? 0 : levels[at - stride - 3] & 0xFF;
        row[i + 1] = (byte) (levels[at] - predicted(type, a, b, c));
        sum += Math.abs(row[i + 1]);
      }
      if (sum < least) {
        least = sum;
        best = row;
      }
    }
    return best;
  }

  private static int predicted(int type, int a, int b, int c) {
    return switch (type) {
      case 0 -> 0;
      case 1 -> a;
      case 2 -> b;
      case 3 -> (a + b) / 2;
      default -> {
        int p = a + b - c;
        int pa = Math.abs(p - a);
        int pb = Math.abs(p - b);
        int pc = Math.abs(p - c);
        yield pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
      }
    };
  }
}
