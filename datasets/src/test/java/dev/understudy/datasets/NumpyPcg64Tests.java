package dev.understudy.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against NumPy 2.4.6 and SciPy 1.17.1. The golden file, which {@code tools/goldens/pcg64.py}
 * makes, holds per line seed, kind and values (floats as hex), e.g. {@code
 * np.random.default_rng(42).standard_normal(12)} under {@code 42 gauss}.
 */
class NumpyPcg64Tests {
  static List<String> golden() throws IOException {
    try (var in = NumpyPcg64Tests.class.getResourceAsStream("numpy-pcg64.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void drawsWhatNumpyDraws(String line) {
    String[] fields = line.split("\t", -1);
    var random = new NumpyPcg64(Long.parseLong(fields[0]));
    String kind = fields[1];
    if (kind.equals("double")) {
      for (double expected : doubles(fields[2])) {
        assertThat(random.nextDouble()).isEqualTo(expected);
      }
    } else if (kind.startsWith("gauss")) {
      random.skipGaussians(kind.contains("at") ? Long.parseLong(kind.substring(7)) : 0);
      for (double expected : doubles(fields[2])) {
        assertThat(random.nextGaussian()).isEqualTo(expected);
      }
    } else if (kind.equals("tail")) {
      assertTail(random, ints(fields[2]), doubles(fields[3]));
    } else if (kind.equals("mixed")) {
      assertMixed(random, fields);
    } else if (kind.startsWith("int")) {
      int bound = Integer.parseInt(kind.substring(3));
      for (int expected : ints(fields[2])) {
        assertThat(random.nextInteger(bound)).isEqualTo(expected);
      }
    } else {
      assertThat(sha256(random, kind)).isEqualTo(fields[2]);
    }
  }

  private static void assertTail(NumpyPcg64 random, int[] places, double[] values) {
    int at = 0;
    for (int i = 0; i < places.length; i++) {
      random.skipGaussians(places[i] - at);
      double drawn = random.nextGaussian();
      at = places[i] + 1;
      // C libraries' log1p differ in the last place; as floats the two are the same number.
      assertThat(Math.abs(drawn - values[i])).isLessThanOrEqualTo(Math.ulp(values[i]));
      assertThat((float) drawn).isEqualTo((float) values[i]);
    }
  }

  private static void assertMixed(NumpyPcg64 random, String[] fields) {
    for (int expected : ints(fields[2])) {
      assertThat(random.nextInteger(1000)).isEqualTo(expected);
    }
    assertThat(random.nextDouble()).isEqualTo(doubles(fields[3])[0]);
    assertThat(random.nextGaussian()).isEqualTo(doubles(fields[3])[1]);
    for (int expected : ints(fields[4])) {
      assertThat(random.nextInteger(1000)).isEqualTo(expected);
    }
    assertThat(random.nextGaussian()).isEqualTo(doubles(fields[5])[0]);
  }

  private static String sha256(NumpyPcg64 random, String kind) {
    if (kind.startsWith("shaint")) {
      int bound = Integer.parseInt(kind.substring(6));
      ByteBuffer bytes = ByteBuffer.allocate(4_000_000).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < 1_000_000; i++) {
        bytes.putInt(random.nextInteger(bound));
      }
      return DigestUtils.sha256Hex(bytes.array());
    }
    if (kind.startsWith("sha")) {
      return sha256(Integer.parseInt(kind.substring(3)), random::nextGaussian);
    }
    if (kind.startsWith("truncated")) {
      var normal = new TruncatedNormal(Double.parseDouble(kind.substring(9)));
      return sha256(200_000, () -> normal.quantile(random.nextDouble()));
    }
    assertThat(kind).isEqualTo("uniform-1to1");
    return sha256(200_000, () -> -1 + 2 * random.nextDouble());
  }

  private static String sha256(int count, DoubleSupplier draws) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      bytes.putFloat((float) draws.getAsDouble());
    }
    return DigestUtils.sha256Hex(bytes.array());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 1000, 1_000_003})
  void skippingLeavesTheStateThatDrawingLeaves(long count) {
    for (int halvesBefore = 0; halvesBefore < 2; halvesBefore++) {
      var drawing = new NumpyPcg64(7);
      var skipping = new NumpyPcg64(7);
      for (int i = 0; i < halvesBefore; i++) {
        assertThat(skipping.nextInteger(1000)).isEqualTo(drawing.nextInteger(1000));
      }
      for (long i = 0; i < count; i++) {
        drawing.nextDouble();
      }
      skipping.skipDoubles(count);
      assertThat(skipping.nextDouble()).isEqualTo(drawing.nextDouble());
      for (int i = 0; i < 3; i++) {
        assertThat(skipping.nextInteger(1000)).isEqualTo(drawing.nextInteger(1000));
      }
    }
  }

  @Test
  void skipsInPiecesAsInOne() {
    var pieces = new NumpyPcg64(11);
    var atOnce = new NumpyPcg64(11);
    pieces.skipDoubles((1L << 40) + 12345);
    pieces.skipDoubles((1L << 62) - 12345);
    atOnce.skipDoubles((1L << 40) + (1L << 62));
    assertThat(pieces.nextDouble()).isEqualTo(atOnce.nextDouble());
  }

  @Test
  void refusesWhatItCannotDraw() {
    assertThatThrownBy(() -> new NumpyPcg64(-1)).hasMessageContaining("[0, 2^32)");
    assertThatThrownBy(() -> new NumpyPcg64(1L << 32)).hasMessageContaining("[0, 2^32)");
    var random = new NumpyPcg64(0);
    assertThatThrownBy(() -> random.nextInteger(0)).hasMessageContaining("bound");
    assertThatThrownBy(() -> random.skipDoubles(-1)).hasMessageContaining("count");
    assertThatThrownBy(() -> random.skipGaussians(-1)).hasMessageContaining("count");
  }

  private static double[] doubles(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static int[] ints(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }
}
