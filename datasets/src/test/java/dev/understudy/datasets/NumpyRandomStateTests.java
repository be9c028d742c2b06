package dev.understudy.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against NumPy 2.4.6. The golden file holds, per line, seed, kind and values (floats as hex), e.g.
 * {@code np.random.RandomState(42).randn(7)} under {@code 42 gauss}.
 */
class NumpyRandomStateTests {
  static List<String> golden() throws IOException {
    try (var in = NumpyRandomStateTests.class.getResourceAsStream("numpy-random-state.tsv")) {
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
    var random = new NumpyRandomState(Long.parseLong(fields[0]));
    String kind = fields[1];
    int[] wholes = kind.matches("(int|perm|choice).*") ? ints(fields[2]) : new int[0];
    double[] reals = wholes.length == 0 ? doubles(fields[2]) : new double[0];
    if (kind.equals("double")) {
      for (double expected : reals) {
        assertThat(random.nextDouble()).isEqualTo(expected);
      }
    } else if (kind.startsWith("gauss")) {
      random.skipGaussians(kind.contains("at") ? Long.parseLong(kind.substring(7)) : 0);
      for (double expected : reals) {
        assertGaussian(random.nextGaussian(), expected);
      }
    } else if (kind.equals("floats")) {
      float[] drawn = random.gaussians(reals.length);
      for (int i = 0; i < reals.length; i++) {
        assertThat(drawn[i]).isEqualTo((float) reals[i]);
      }
    } else if (kind.startsWith("int")) {
      long[] drawn = random.integers(Integer.parseInt(kind.substring(3)), wholes.length);
      assertThat(drawn).containsExactly(Arrays.stream(wholes).asLongStream().toArray());
    } else if (kind.startsWith("perm")) {
      assertThat(random.permutation(wholes.length)).containsExactly(wholes);
    } else if (kind.equals("choice20of5")) {
      assertThat(random.choiceWithoutReplacement(20, 5)).containsExactly(wholes);
    } else {
      assertThat(kind).isEqualTo("mixed");
      assertMixed(random, reals, doubles(fields[3]), ints(fields[4]), ints(fields[5]));
    }
  }

  // randn, random_sample, randn, randint(0,1000,3), permutation(7), randn(3), random_sample, randn
  private static void assertMixed(
      NumpyRandomState random, double[] gauss, double[] uniform, int[] integers, int[] order) {
    assertGaussian(random.nextGaussian(), gauss[0]);
    assertThat(random.nextDouble()).isEqualTo(uniform[0]);
    assertGaussian(random.nextGaussian(), gauss[1]);
    assertThat(random.integers(1000, 3)).containsExactly(integers[0], integers[1], integers[2]);
    assertThat(random.permutation(7)).containsExactly(order);
    for (int i = 2; i < 5; i++) {
      assertGaussian(random.nextGaussian(), gauss[i]);
    }
    assertThat(random.nextDouble()).isEqualTo(uniform[1]);
    assertGaussian(random.nextGaussian(), gauss[5]);
  }

  private static void assertGaussian(double actual, double expected) {
    // C libraries' log differ in the last place; as floats the two are the same number.
    assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(2 * Math.ulp(expected));
    assertThat((float) actual).isEqualTo((float) expected);
  }

  @Test
  void permutesAsMetricsMdSays() {
    assertThat(new NumpyRandomState(2020).permutation(10))
        .containsExactly(2, 4, 9, 1, 5, 7, 6, 3, 8, 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 999, 1000, 1001, 100_000})
  void skippingLeavesTheStateThatDrawingLeaves(long count) {
    for (int drawnBefore = 0; drawnBefore < 2; drawnBefore++) {
      var drawing = new NumpyRandomState(7);
      var skipping = new NumpyRandomState(7);
      drawing.gaussians(drawnBefore);
      skipping.gaussians(drawnBefore);
      for (long i = 0; i < count; i++) {
        drawing.nextGaussian();
      }
      skipping.skipGaussians(count);
      assertThat(skipping.gaussians(5)).containsExactly(drawing.gaussians(5));
      assertThat(skipping.nextDouble()).isEqualTo(drawing.nextDouble());
    }
  }

  @Test
  void skipsInPiecesAsInOne() {
    var pieces = new SplittableRandom(5);
    var oneByOne = new NumpyRandomState(11);
    var atOnce = new NumpyRandomState(11);
    long total = 0;
    for (int i = 0; i < 50; i++) {
      int n = pieces.nextInt(9);
      oneByOne.skipGaussians(n);
      total += n;
    }
    atOnce.skipGaussians(total);
    assertThat(oneByOne.nextGaussian()).isEqualTo(atOnce.nextGaussian());
  }

  @Test
  void permutationsHoldEachIndexOnce() {
    for (int n = 0; n < 70; n++) {
      int[] order = new NumpyRandomState(n).permutation(n);
      Arrays.sort(order);
      assertThat(order).containsExactly(java.util.stream.IntStream.range(0, n).toArray());
    }
  }

  @Test
  void refusesWhatNumpyRefuses() {
    assertThatThrownBy(() -> new NumpyRandomState(-1)).hasMessageContaining("[0, 2^32)");
    assertThatThrownBy(() -> new NumpyRandomState(1L << 32)).hasMessageContaining("[0, 2^32)");
    var random = new NumpyRandomState(0);
    assertThatThrownBy(() -> random.integers(0, 1)).hasMessageContaining("bound");
    assertThatThrownBy(() -> random.skipGaussians(-1)).hasMessageContaining("count");
    assertThatThrownBy(() -> random.choiceWithoutReplacement(3, 4)).hasMessageContaining("4 of 3");
  }

  private static double[] doubles(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static int[] ints(String text) {
    return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }
}
