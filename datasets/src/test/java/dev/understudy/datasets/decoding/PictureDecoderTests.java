package dev.understudy.datasets.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what Pillow 13.0.0 decodes from the same small files (pillow.tsv). */
class PictureDecoderTests {
  @TempDir Path folder;

  static List<String> golden() throws IOException {
    return new String(bytes("pillow.tsv"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  static byte[] bytes(String name) throws IOException {
    try (var in = PictureDecoderTests.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static Levels decode(Path file) throws IOException {
    return (Levels) PictureDecoder.decode(file.toString(), Files.readAllBytes(file));
  }

  @ParameterizedTest
  @MethodSource("golden")
  void decodesWhatPillowDecodes(String line) throws IOException {
    String[] fields = line.split("\t", -1);
    Levels decoded = decode(file(fields[0], bytes(fields[0])));
    assertThat(decoded.channels()).isEqualTo(Integer.parseInt(fields[1]));
    assertThat(decoded.height()).isEqualTo(Integer.parseInt(fields[2]));
    assertThat(decoded.width()).isEqualTo(Integer.parseInt(fields[3]));
    assertThat(HexFormat.of().formatHex(decoded.levels())).isEqualTo(fields[4]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb8.png",
        "palette.png",
        "rgb.jpg",
        "progressive.jpg",
        "grey8.bmp",
        "cmyk.jpg",
        "lossless.webp",
        "lossy.webp",
        "alpha.webp"
      })
  void refusesAPictureCutAnywhere(String name) throws IOException {
    byte[] whole = bytes(name);
    // A BMP whose last bytes are row padding has lost no pixel; 4 bytes always hold some here.
    for (int length = 0; length < whole.length - 4; length += 7) {
      Path file = file("cut-" + name, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> decode(file))
          .as("%s cut to %d of %d bytes", name, length, whole.length)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("cut-" + name);
    }
  }

  /** A TIFF's directory may come last, with tags in it that no pixel needs. */
  @ParameterizedTest
  @ValueSource(strings = {"rgb.tif", "lzw.tif", "deflate.tif", "jpeg.tif"})
  void aCutTiffIsRefusedOrHasLostNoPixel(String name) throws IOException {
    byte[] whole = bytes(name);
    byte[] levels = decode(file(name, whole)).levels();
    int refused = 0;
    for (int length = 0; length < whole.length; length += 7) {
      Path file = file("cut-" + name, Arrays.copyOf(whole, length));
      try {
        assertThat(decode(file).levels()).as("cut to %d", length).isEqualTo(levels);
      } catch (InputException e) {
        assertThat(e).hasMessageContaining("cut-" + name);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(whole.length / 7 * 3 / 4);
  }

  @Test
  void refusesAPngWithAnyFlippedByte() throws IOException {
    byte[] whole = bytes("rgb8.png");
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x10;
      Path file = file("flipped.png", damaged);
      assertThatThrownBy(() -> decode(file))
          .as("byte %d flipped", i)
          .isInstanceOf(InputException.class);
    }
  }

  @Test
  void refusesADecompressionBombByItsHeader() throws IOException {
    byte[] bomb = bytes("grey8.png");
    ByteBuffer header = ByteBuffer.wrap(bomb);
    header.putInt(16, 1_000_000).putInt(20, 1_000_000);
    var crc = new CRC32();
    crc.update(bomb, 12, 17);
    header.putInt(29, (int) crc.getValue());
    Path file = file("bomb.png", bomb);
    assertThatThrownBy(() -> decode(file))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("bomb.png", "1000000x1000000", "100 million");
  }

  @Test
  void toldApartByContentNotByName() throws IOException {
    assertThat(decode(file("really-a.png", bytes("rgb.jpg"))).width()).isEqualTo(24);
    Path text = file("text.png", "hello".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> decode(text)).hasMessageContaining("no PNG, JPEG, BMP");
    Path empty = file("empty.png", new byte[0]);
    assertThatThrownBy(() -> decode(empty)).hasMessageContaining("is empty");
  }
}
