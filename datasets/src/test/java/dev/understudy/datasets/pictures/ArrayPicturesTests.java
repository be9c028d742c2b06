package dev.understudy.datasets.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrayPicturesTests {
  @TempDir Path folder;

  /** A .npy as NumPy's format text says: magic, version 1, header padded to 64, values. */
  static byte[] npy(String type, String shape, boolean fortran, byte[] values) {
    String text =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }"
            .formatted(type, fortran ? "True" : "False", shape);
    while ((10 + text.length() + 1) % 64 != 0) {
      text += " ";
    }
    byte[] header = (text + "\n").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer all = ByteBuffer.allocate(10 + header.length + values.length);
    all.order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.UTF_8));
    all.put((byte) 1).put((byte) 0).putShort((short) header.length).put(header).put(values);
    return all.array();
  }

  private static byte[] ramp(int count) {
    byte[] values = new byte[count];
    for (int i = 0; i < count; i++) {
      values[i] = (byte) (i * 7);
    }
    return values;
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static Pictures all(PictureSource source) {
    try (var stream = source.open(100)) {
      return stream.next().orElseThrow();
    }
  }

  /** Value [n,c,y,x] of the picture is value (n,y,x,c), (n,c,y,x) or (n,y,x) of the array. */
  @ParameterizedTest
  @CsvSource({
    "'4, 2, 5, 3', 3, 2, 5, 30, 1, 15, 3",
    "'4, 3, 2, 5', 3, 2, 5, 30, 10, 5, 1",
    "'4, 2, 5, 1', 1, 2, 5, 10, 0, 5, 1",
    "'4, 1, 2, 5', 1, 2, 5, 10, 0, 5, 1",
    "'4, 2, 5', 1, 2, 5, 10, 0, 5, 1"
  })
  void everyLayoutComesPlanar(
      String shape, int channels, int height, int width, int perN, int perC, int perY, int perX)
      throws IOException {
    byte[] values = ramp(4 * channels * height * width);
    PictureSource set = Datasets.pictures(file("a.npy", npy("|u1", shape, false, values)));
    assertThat(set.count()).isEqualTo(4);
    Pictures pictures = all(set);
    assertThat(pictures.channels()).isEqualTo(channels);
    assertThat(pictures.height()).isEqualTo(height);
    assertThat(pictures.width()).isEqualTo(width);
    byte[] levels = Quantisation.ROUND.toBytes(pictures);
    int at = 0;
    for (int n = 0; n < 4; n++) {
      for (int c = 0; c < channels; c++) {
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            assertThat(levels[at++]).isEqualTo(values[n * perN + c * perC + y * perY + x * perX]);
          }
        }
      }
    }
  }

  private Path npz(String name, Map<String, byte[]> arrays) throws IOException {
    var entries = new LinkedHashMap<String, byte[]>();
    arrays.forEach((array, bytes) -> entries.put(array + ".npy", bytes));
    return Sets.zip(folder.resolve(name), entries);
  }

  @Test
  void anNpzGivesArr0OrItsOnlyPicturesAndArr1AsLabels() throws IOException {
    byte[] pictures = npy("|u1", "4, 2, 5, 3", false, ramp(120));
    byte[] others = npy("|u1", "2, 2, 5, 3", false, ramp(60));
    byte[] labels = npy("<i8", "4,", false, ByteBuffer.allocate(32).put(0, (byte) 9).array());
    var arrays = new LinkedHashMap<String, byte[]>();
    arrays.put("arr_0", pictures);
    arrays.put("arr_1", labels);
    arrays.put("others", others);
    PictureSource set = Datasets.pictures(npz("a.npz", arrays));
    assertThat(set.count()).isEqualTo(4);
    assertThat(set.labels()).hasValue(new int[] {9, 0, 0, 0});
    PictureSource plain = Datasets.pictures(file("a.npy", pictures));
    assertThat(set.sha256()).isEqualTo(plain.sha256());
    assertThat(all(set).data()).isEqualTo(all(plain).data());
    PictureSource only = Datasets.pictures(npz("b.npz", Map.of("images", others, "mu", labels)));
    assertThat(only.count()).isEqualTo(2);
    assertThat(only.labels()).isEmpty();
    Path two = npz("c.npz", Map.of("x", others, "y", pictures));
    assertThatThrownBy(() -> Datasets.pictures(two)).hasMessageContainingAll("c.npz", "several");
    Path statistics = npz("d.npz", Map.of("mu", labels, "sigma", labels));
    assertThatThrownBy(() -> Datasets.pictures(statistics)).hasMessageContaining("statistics");
  }

  @Test
  void floatsNeedTheirRangeStatedAndKept() throws IOException {
    ByteBuffer values = ByteBuffer.allocate(4 * 4).order(ByteOrder.LITTLE_ENDIAN);
    values.putFloat(0f).putFloat(0.25f).putFloat(0.5f).putFloat(1f);
    Path file = file("f.npy", npy("<f4", "1, 2, 2, 1", false, values.array()));
    assertThatThrownBy(() -> Datasets.pictures(file))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("f.npy", "floats", "zero-to-one");
    assertThat(all(Datasets.pictures(file, ValueRange.ZERO_TO_ONE)).data())
        .containsExactly(-1f, -0.5f, 0f, 1f);
    assertThat(all(Datasets.pictures(file, ValueRange.MINUS_ONE_TO_ONE)).data())
        .containsExactly(0f, 0.25f, 0.5f, 1f);
    values.putFloat(8, 1.5f);
    Path beyond = file("g.npy", npy("<f4", "1, 2, 2, 1", false, values.array()));
    assertThatThrownBy(() -> all(Datasets.pictures(beyond, ValueRange.ZERO_TO_ONE)))
        .hasMessageContainingAll("g.npy", "picture 0", "1.5");
    values.putFloat(8, Float.NaN);
    Path nan = file("h.npy", npy("<f4", "1, 2, 2, 1", false, values.array()));
    assertThatThrownBy(() -> all(Datasets.pictures(nan, ValueRange.ZERO_TO_ONE)))
        .hasMessageContaining("NaN");
  }

  @ParameterizedTest
  @CsvSource({
    "|u1, '16, 5, 3', False, a dimension for the count",
    "|u1, '2, 5, 6, 4', False, shape",
    "|u1, '240,', False, shape",
    "<i4, '2, 5, 3, 2', False, shape",
    "<i2, '2, 4, 5, 3', False, type i2",
    "|u1, '2, 8, 5, 3', True, Fortran",
    "|u1, '2, 200000, 200000, 3', False, bytes for the shape",
    "|O, '2, 4, 5, 3', False, pickled"
  })
  void otherArraysAreErrors(String type, String shape, boolean fortran, String problem)
      throws IOException {
    Path file = file("bad.npy", npy(type, shape, fortran, ramp(240)));
    assertThatThrownBy(() -> Datasets.pictures(file))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("bad.npy", problem);
  }

  @Test
  void cutAndDamagedArraysAreErrors() throws IOException {
    byte[] whole = npy("|u1", "4, 2, 5, 3", false, ramp(120));
    for (int length = 0; length < whole.length; length += 11) {
      Path cut = file("cut.npy", Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> all(Datasets.pictures(cut)))
          .as("%d bytes", length)
          .isInstanceOf(InputException.class);
    }
    byte[] noise = new byte[3000];
    new java.util.Random(1).nextBytes(noise);
    Path npz = npz("n.npz", Map.of("arr_0", npy("|u1", "10, 10, 10, 3", false, noise)));
    byte[] zip = Files.readAllBytes(npz);
    zip[zip.length / 2] ^= 1;
    Files.write(npz, zip);
    assertThatThrownBy(() -> all(Datasets.pictures(npz)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("n.npz");
  }
}
