package dev.understudy.datasets.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resources were made with NumPy 2.4.6's savez, savez_compressed and format.write_array. */
class NpzFileTests {
  @TempDir Path folder;

  private Path resource(String name) throws IOException {
    try (var in = NpzFileTests.class.getResourceAsStream(name)) {
      return Files.write(folder.resolve(name), in.readAllBytes());
    }
  }

  /** An npz of one array "a" with this header text and values. */
  private Path handMade(String header, byte[] values) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer npy =
        ByteBuffer.allocate(10 + text.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
    npy.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    npy.putShort((short) text.length).put(text).put(values);
    return zipped(npy.array());
  }

  private Path zipped(byte[] npy) throws IOException {
    Path file = folder.resolve("made.npz");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("a.npy"));
      zip.write(npy);
      zip.closeEntry();
    }
    return file;
  }

  private static NpyArray read(Path file, String name) {
    try (NpzFile npz = NpzFile.open(file)) {
      return npz.array(name);
    }
  }

  private static void assertRefused(Path file, String... texts) {
    assertThatThrownBy(() -> read(file, "a"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(texts);
  }

  @Test
  void readsWhatNumpyWrote() throws IOException {
    try (NpzFile npz = NpzFile.open(resource("arrays.npz"))) {
      assertThat(npz.names()).containsExactly("c", "empty", "f", "i1", "i4", "scalar", "u1", "u2");
      assertThat(npz.array("c").shape()).containsExactly(2, 3, 4);
      long[] counted = LongStream.range(0, 24).toArray();
      assertThat(npz.array("c").longs()).containsExactly(counted);
      // big-endian float32 in Fortran order
      assertThat(npz.array("f").shape()).containsExactly(2, 3, 4);
      float[] floats = npz.array("f").floats();
      double[] doubles = npz.array("f").doubles();
      for (int i = 0; i < 24; i++) {
        assertThat(floats[i]).isEqualTo(i);
        assertThat(doubles[i]).isEqualTo(i);
      }
      assertThat(npz.array("i4").longs()).containsExactly(Arrays.copyOf(counted, 12));
      assertThat(npz.array("u1").longs()).containsExactly(0, 255);
      assertThat(npz.array("u2").longs()).containsExactly(65535);
      assertThat(npz.array("i1").longs()).containsExactly(-1, -128);
      assertThat(npz.array("scalar").shape()).isEmpty();
      assertThat(npz.array("scalar").doubles()).containsExactly(1.5);
      assertThat(npz.array("empty").shape()).containsExactly(0, 3);
      assertThat(npz.array("empty").doubles()).isEmpty();
    }
  }

  @Test
  void writesWhatItReadsTheSameInEveryTimeZone() throws IOException {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    double[] many = new double[20_000];
    Arrays.setAll(many, i -> 1.0 / (i + 1));
    arrays.put("many", NpyArray.of(many, 100, 200));
    arrays.put("floats", NpyArray.of(new float[] {1.5f, Float.NaN, -0f}, 3));
    arrays.put("scalar", NpyArray.of(new long[] {Long.MIN_VALUE}));
    Path first = folder.resolve("first.npz");
    Path second = folder.resolve("second.npz");
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      NpzFile.write(first, arrays);
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      NpzFile.write(second, arrays);
    } finally {
      TimeZone.setDefault(before);
    }
    assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
    assertThat(read(first, "many").doubles()).containsExactly(many);
    assertThat(read(first, "many").shape()).containsExactly(100, 200);
    assertThat(read(first, "floats").floats()).containsExactly(1.5f, Float.NaN, -0f);
    assertThat(read(first, "scalar").longs()).containsExactly(Long.MIN_VALUE);
    assertThat(read(first, "scalar").shape()).isEmpty();
  }

  @Test
  void accessorsDoNotChangeValuesSilently() {
    NpyArray doubles = NpyArray.of(new double[] {0.1}, 1);
    assertThatThrownBy(doubles::floats).hasMessageContaining("float64");
    assertThatThrownBy(doubles::longs).hasMessageContaining("whole numbers");
    assertThatThrownBy(() -> NpyArray.of(new long[] {(1L << 53) + 1}, 1).doubles())
        .hasMessageContaining("no exact double");
    assertThatThrownBy(() -> NpyArray.of(new long[3], 2)).hasMessageContaining("do not fill");
  }

  @Test
  void neverLoadsPickles() throws IOException {
    Path file = resource("pickled.npz");
    assertThatThrownBy(() -> read(file, "mu"))
        .hasMessageContainingAll("pickled.npz: mu", "never loaded");
    Path complex = resource("complex.npz");
    assertThatThrownBy(() -> read(complex, "mu")).hasMessageContaining("'<c16'");
  }

  @Test
  void acceptsHeadersThatNumpyAccepts() throws IOException {
    for (String header :
        new String[] {
          "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }   \n",
          "{\"shape\":(2L,),\"fortran_order\":True,\"descr\":\"<f8\"}",
          " { 'fortran_order' : False , 'descr' : '<f8' , 'shape' : ( 2 , 1 ) } "
        }) {
      assertThat(read(handMade(header, new byte[16]), "a").doubles()).containsExactly(0, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "{'descr': '<f8', 'fortran_order': False}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,)} x",
        "{'descr': '<f8', 'fortran_order': 0, 'shape': (2,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': 2}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-2,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2 1)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1+1,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}",
        "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'more': 1}",
        "{'descr': '<f16', 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '|O', 'fortran_order': False, 'shape': (2,)}",
        "{'descr': [('x', '<f8')], 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '\\x3cf8', 'fortran_order': False, 'shape': (2,)}",
        "{'descr': __import__('os'), 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2000000000,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647,2147483647,2147483647)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3,)}",
      })
  void refusesHostileHeaders(String header) throws IOException {
    assertRefused(handMade(header, new byte[16]), "made.npz: a");
  }

  @Test
  void refusesUnknownVersionsAndCutHeaders() throws IOException {
    byte[] good = NpyHeader.bytes("<f8", new int[] {0});
    assertThat(read(zipped(good), "a").doubles()).isEmpty();
    byte[] version9 = good.clone();
    version9[6] = 9;
    assertRefused(zipped(version9), "version 9.0");
    for (int length = 0; length < good.length; length += 5) {
      assertRefused(zipped(Arrays.copyOf(good, length)), "made.npz: a");
    }
  }

  @Test
  void noticesEveryFlippedByteOfTheValues() throws IOException {
    Path file = folder.resolve("f.npz");
    NpzFile.write(file, Map.of("a", NpyArray.of(new double[] {1, 2, 3}, 3)));
    byte[] whole = Files.readAllBytes(file);
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    int values = text.indexOf('\n', text.indexOf("{'descr'")) + 1;
    for (int i = 0; i < 24; i++) {
      byte[] damaged = whole.clone();
      damaged[values + i] ^= 1;
      assertRefused(Files.write(folder.resolve("d.npz"), damaged), "wrong checksum");
    }
  }

  @Test
  void refusesAZipThatIsNoneOrCut() throws IOException {
    byte[] whole = Files.readAllBytes(resource("stats.npz"));
    for (int length = 0; length < whole.length; length += 13) {
      assertRefused(
          Files.write(folder.resolve("cut.npz"), Arrays.copyOf(whole, length)), "cut.npz");
    }
    assertRefused(folder.resolve("nowhere.npz"), "nowhere.npz");
  }

  @Test
  void aMissingArrayIsNamedWithThoseThatAreThere() throws IOException {
    Path file = resource("stats.npz");
    assertThatThrownBy(() -> read(file, "features"))
        .hasMessageContainingAll("features", "is missing", "[mu, n, sigma]");
  }
}
