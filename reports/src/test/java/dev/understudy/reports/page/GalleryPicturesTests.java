package dev.understudy.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures are brought down to the room that the page has for them. */
class GalleryPicturesTests {
  private static byte[] noise(int width, int height, int type) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    Random random = new Random(5);
    for (int p = 0; p < width * height; p++) {
      image.setRGB(p % width, p / width, random.nextInt(1 << 24));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static BufferedImage decoded(String uri) throws IOException {
    byte[] bytes = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  @Test
  void whatFitsStaysAsItIs() throws IOException {
    byte[] png = noise(64, 64, BufferedImage.TYPE_INT_RGB);

    GalleryPictures pictures = GalleryPictures.fit(Map.of("a", png), name -> 1, 100_000);

    assertThat(pictures.uri("a")).hasValue(Html.dataUri("image/png", png));
    assertThat(pictures.side()).isEmpty();
  }

  @Test
  void whatDoesNotIsAsLargeAsItCanBe() throws IOException {
    byte[] wide = noise(600, 300, BufferedImage.TYPE_INT_RGB);
    byte[] grey = noise(300, 300, BufferedImage.TYPE_BYTE_GRAY);

    GalleryPictures pictures =
        GalleryPictures.fit(Map.of("wide", wide, "grey", grey), name -> 1, 60_000);

    int side = pictures.side().orElseThrow();
    assertThat(side).isBetween(100, 512);
    assertThat(decoded(pictures.uri("wide").orElseThrow()).getWidth()).isEqualTo(side);
    assertThat(decoded(pictures.uri("wide").orElseThrow()).getHeight()).isEqualTo(side / 2);
    BufferedImage small = decoded(pictures.uri("grey").orElseThrow());
    assertThat(small.getRaster().getNumBands()).isEqualTo(1);
    assertThat(pictures.uri("wide").get().length() + pictures.uri("grey").get().length())
        .isLessThanOrEqualTo(60_000);
  }

  @Test
  void whereEvenSmallOnesAreTooManyTheLastOnesStayOut() throws IOException {
    Map<String, byte[]> many = new LinkedHashMap<>();
    byte[] png = noise(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 100; i++) {
      many.put("p" + i, png);
    }

    GalleryPictures pictures = GalleryPictures.fit(many, name -> 1, 20_000);

    assertThat(pictures.uri("p0")).isPresent();
    assertThat(pictures.isLeftOut("p0")).isFalse();
    assertThat(pictures.uri("p99")).isEmpty();
    assertThat(pictures.isLeftOut("p99")).isTrue();
  }

  @Test
  void aFileThatClaimsToBeHugeIsNotUnpacked() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(header);
    data.write("IHDR".getBytes(StandardCharsets.US_ASCII));
    data.writeInt(200_000);
    data.writeInt(200_000);
    data.write(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(header.toByteArray());
    DataOutputStream png = new DataOutputStream(out);
    png.writeInt(13);
    png.write(header.toByteArray());
    png.writeInt((int) crc.getValue());

    GalleryPictures pictures =
        GalleryPictures.fit(Map.of("bomb", out.toByteArray()), name -> 1, 10);

    assertThat(pictures.uri("bomb")).isEmpty();
    assertThat(pictures.isLeftOut("bomb")).isFalse();
  }
}
