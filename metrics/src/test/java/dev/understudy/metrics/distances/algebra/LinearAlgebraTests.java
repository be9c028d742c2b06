package dev.understudy.metrics.distances.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Native against portable, on both sides of a tile's edge. */
class LinearAlgebraTests {
  private static final LinearAlgebra NATIVE = LinearAlgebra.get();
  private static final LinearAlgebra PORTABLE = LinearAlgebra.portable();
  private static final Offset<Double> CLOSE = within(1e-9);

  @Test
  void theNativeLibraryIsThere() {
    assertThat(NATIVE).isInstanceOf(OpenBlas.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 256, 257, 600})
  void crossProducts(int d) {
    var a = NATIVE.crossProduct(d);
    var b = PORTABLE.crossProduct(d);
    for (int n : new int[] {5, 40, 3}) {
      double[] x = normal(n, n * d);
      a.add(x, n);
      b.add(x, n);
    }
    double[] mine = a.lower();
    double[] oracle = b.lower();
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        assertThat(mine[i * d + j]).isCloseTo(oracle[i * d + j], CLOSE);
      }
    }
  }

  @Test
  void products() {
    double[] b = normal(1, 30 * 20);
    double[] a = normal(2, 7 * 30);
    double[] mine = new double[7 * 20];
    double[] oracle = new double[7 * 20];
    try (var first = NATIVE.rightFactor(b, 30, 20);
        var second = PORTABLE.rightFactor(b, 30, 20)) {
      first.multiply(a, 7, mine);
      second.multiply(a, 7, oracle);
    }
    assertThat(mine).containsExactly(oracle, CLOSE);
  }

  @Test
  void panels() {
    float[] rows = new float[9 * 11];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (i * 37 % 101) / 50f - 1;
    }
    float[] mine = new float[4 * 3];
    float[] oracle = new float[4 * 3];
    try (var a = NATIVE.panel(9, 11);
        var b = PORTABLE.panel(9, 11)) {
      a.fill(rows, 9);
      b.fill(rows, 9);
      a.products(2, 4, a, 6, 3, mine);
      b.products(2, 4, b, 6, 3, oracle);
    }
    assertThat(mine).containsExactly(oracle, within(1e-5f));
  }

  @Test
  void eigenvectors() {
    int d = 40;
    double[] s = new double[d * d];
    double[] x = normal(3, d * d);
    NATIVE.multiplyTransposed(x, d, x, d, d, s);
    for (LinearAlgebra algebra : new LinearAlgebra[] {NATIVE, PORTABLE}) {
      var eigen = algebra.eigen(s, d);
      assertThat(eigen.values()).isSorted();
      for (int j = 0; j < d; j++) {
        for (int i = 0; i < d; i++) {
          double product = 0;
          for (int k = 0; k < d; k++) {
            product += s[i * d + k] * eigen.vectors()[k * d + j];
          }
          assertThat(product).isCloseTo(eigen.values()[j] * eigen.vectors()[i * d + j], CLOSE);
        }
      }
    }
  }

  private static double[] normal(long seed, int n) {
    var random = new Random(seed);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }
}
