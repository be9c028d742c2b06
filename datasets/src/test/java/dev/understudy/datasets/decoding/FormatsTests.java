package dev.understudy.datasets.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what Pillow 13.0.0 decodes; tools/picture-goldens makes formats.tsv and its files. */
class FormatsTests {
  static List<String> golden() throws IOException {
    return text("formats.tsv").lines().filter(line -> !line.startsWith("lossy")).toList();
  }

  static List<String> lossy() throws IOException {
    return text("formats.tsv").lines().filter(line -> line.startsWith("lossy")).toList();
  }

  private static byte[] bytes(String name) throws IOException {
    try (var in = FormatsTests.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static String text(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static Levels decode(String name) throws IOException {
    return (Levels) PictureDecoder.decode(name, bytes(name));
  }

  @ParameterizedTest
  @MethodSource("golden")
  void decodesWhatPillowDecodes(String line) throws IOException {
    String[] fields = line.split("\t", -1);
    Levels decoded = decode(fields[0]);
    assertThat(decoded.channels()).isEqualTo(Integer.parseInt(fields[1]));
    assertThat(decoded.height()).isEqualTo(Integer.parseInt(fields[2]));
    assertThat(decoded.width()).isEqualTo(Integer.parseInt(fields[3]));
    assertThat(HexFormat.of().formatHex(decoded.levels())).isEqualTo(fields[4]);
  }

  /** The luminance is exact; chroma is repeated, which these steep gradients show most. */
  @ParameterizedTest
  @MethodSource("lossy")
  void lossyWebpIsNearPillowsAndSaysSo(String line) throws IOException {
    String[] fields = line.split("\t", -1);
    Levels decoded = decode(fields[0]);
    byte[] expected = HexFormat.of().parseHex(fields[4]);
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.abs((decoded.levels()[i] & 0xFF) - (expected[i] & 0xFF));
    }
    assertThat(difference / expected.length).isBetween(0.1, 12.0);
    assertThat(decoded.traits()).contains(Trait.LOSSY_WEBP);
  }

  /** Whatever a file's bytes are, it is a picture or a named error, and neither hang nor crash. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "lzw.tif", "deflate.tif", "group4.tif", "palette.tif", "jpeg.tif", "tiled.tif",
        "lossy.webp", "lossless.webp", "alpha.webp", "rgb8.bmp", "palette.bmp", "cmyk.jpg",
        "progressive.jpg", "rotated.jpg", "rotated.webp"
      })
  void damagedBytesGiveAPictureOrANamedError(String name) throws IOException {
    byte[] whole = bytes(name);
    var random = new Random(name.hashCode());
    for (int i = 0; i < 40; i++) {
      byte[] damaged = whole.clone();
      for (int k = random.nextInt(4); k >= 0; k--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(PictureDecoder.decode("damaged " + name, damaged).width()).isPositive();
      } catch (InputException e) {
        assertThat(e).hasMessageContaining("damaged " + name);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cmyk.jpg, CMYK",
    "ycck.jpg, CMYK",
    "cmyk.tif, CMYK",
    "rotated.jpg, ROTATION",
    "rotated.png, ROTATION",
    "rotated.webp, ROTATION",
    "alpha.webp, ALPHA",
    "rgba.tif, ALPHA",
    "rgba8.png, ALPHA",
    "rgbtrns.png, ALPHA",
    "greytrns.png, ALPHA",
    "palettetransparent.png, ALPHA",
    "greyalpha8.png, ALPHA",
    "rgb16.tif, SIXTEEN_BITS",
    "grey16.tif, SIXTEEN_BITS",
    "grey16.png, SIXTEEN_BITS"
  })
  void saysWhatItDid(String name, Trait trait) throws IOException {
    assertThat(decode(name).traits()).isEqualTo(Set.of(trait));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upright.jpg",
        "rgb.jpg",
        "rgb8.png",
        "palette.png",
        "rgb.tif",
        "lossless.webp",
        "orientation6.tif",
        "profile.png",
        "rgb8.bmp"
      })
  void saysNothingWhereNothingIsToBeSaid(String name) throws IOException {
    assertThat(decode(name).traits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"float.tif", "int32.tif"})
  void refusesTiffsThatAreNoLevels(String name) throws IOException {
    byte[] content = bytes(name);
    assertThatThrownBy(() -> PictureDecoder.decode(name, content))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(name, "floats", "32-bit");
  }

  @Test
  void greyIsPillowsConvertL() throws IOException {
    assertThat(HexFormat.of().formatHex(decode("colours.png").toGrey().levels()))
        .isEqualTo(text("colours-grey.txt").strip());
  }
}
