package dev.understudy.datasets.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of random bytes, so that every filter meets every neighbourhood; ImageIO is the oracle. */
class PngPixelsTests {
  private static final int[] CHANNELS = {1, 0, 3, 0, 2, 0, 4};

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4, 6})
  void readsTheSameSamplesAsImageIo(int colourType) throws IOException {
    var random = new SplittableRandom(colourType);
    for (int i = 0; i < 60; i++) {
      int width = random.nextInt(1, i % 10 == 0 ? 700 : 40);
      int height = random.nextInt(1, i % 10 == 0 ? 300 : 40);
      byte[] rows = rows(random, width, height, CHANNELS[colourType], i % 6);
      byte[] png = png(width, height, 8, colourType, 0, deflated(rows), random.nextInt(1, 4), "");

      Levels read = PngPixels.read(png).orElseThrow();

      assertSame(read, imageIo(png, colourType));
    }
  }

  @Test
  void leavesWhatIsNotPlainToImageIo() throws IOException {
    byte[] rows = rows(new SplittableRandom(1), 5, 4, 3, 0);
    assertThat(PngPixels.read(png(5, 4, 8, 2, 0, deflated(rows), 1, ""))).isPresent();
    assertThat(PngPixels.read(png(5, 4, 8, 2, 1, deflated(rows), 1, "")))
        .as("interlaced")
        .isEmpty();
    assertThat(PngPixels.read(png(5, 4, 8, 3, 0, deflated(rows), 1, ""))).as("palette").isEmpty();
    assertThat(PngPixels.read(png(5, 4, 16, 2, 0, deflated(rows), 1, ""))).as("16 bits").isEmpty();
    assertThat(PngPixels.read(png(5, 4, 8, 2, 0, deflated(rows), 1, "tRNS"))).as("tRNS").isEmpty();
    assertThat(PngPixels.read(png(0, 4, 8, 2, 0, deflated(rows), 1, ""))).as("no width").isEmpty();
  }

  @Test
  void leavesWhatIsDamagedToImageIoToRefuse() throws IOException {
    byte[] rows = rows(new SplittableRandom(1), 5, 4, 3, 0);
    byte[] short1 = deflated(Arrays.copyOf(rows, rows.length - 1));
    assertThat(PngPixels.read(png(5, 4, 8, 2, 0, short1, 1, ""))).as("too few").isEmpty();
    byte[] noise = {1, 2, 3, 4, 5};
    assertThat(PngPixels.read(png(5, 4, 8, 2, 0, noise, 1, ""))).as("not deflated").isEmpty();
    rows[16] = 5;
    assertThat(PngPixels.read(png(5, 4, 8, 2, 0, deflated(rows), 1, ""))).as("filter 5").isEmpty();
  }

  private static void assertSame(Levels read, Levels expected) {
    assertThat(read.channels()).isEqualTo(expected.channels());
    assertThat(read.height()).isEqualTo(expected.height());
    assertThat(read.width()).isEqualTo(expected.width());
    assertThat(read.traits()).isEqualTo(expected.traits());
    assertThat(read.levels()).isEqualTo(expected.levels());
  }

  private static Levels imageIo(byte[] png, int colourType) throws IOException {
    ImageReader reader = Format.PNG.reader();
    try (var in = new ByteArrayImageInputStream(png)) {
      reader.setInput(in, false, true);
      return Samples.of(reader.read(0), colourType == 0 || colourType == 4);
    } finally {
      reader.dispose();
    }
  }

  /** Rows of random differences; all by one filter, or each by another. */
  private static byte[] rows(
      SplittableRandom random, int width, int height, int channels, int filter) {
    int size = 1 + width * channels;
    byte[] rows = new byte[size * height];
    random.nextBytes(rows);
    for (int y = 0; y < height; y++) {
      rows[y * size] = (byte) (filter == 5 ? random.nextInt(5) : filter);
    }
    return rows;
  }

  private static byte[] deflated(byte[] rows) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var deflated = new DeflaterOutputStream(out, new Deflater(1))) {
      deflated.write(rows);
    }
    return out.toByteArray();
  }

  private static byte[] png(
      int width,
      int height,
      int depth,
      int colourType,
      int interlaced,
      byte[] data,
      int parts,
      String extra)
      throws IOException {
    var file = new ByteArrayOutputStream();
    var out = new DataOutputStream(file);
    out.writeLong(0x89504E470D0A1A0AL);
    var header = new ByteArrayOutputStream();
    var fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {(byte) depth, (byte) colourType, 0, 0, (byte) interlaced});
    chunk(out, "IHDR", header.toByteArray());
    if (!extra.isEmpty()) {
      chunk(out, extra, new byte[6]);
    }
    for (int i = 0; i < parts; i++) {
      chunk(
          out,
          "IDAT",
          Arrays.copyOfRange(data, data.length * i / parts, data.length * (i + 1) / parts));
    }
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
}
