package dev.understudy.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruncatedNormalTests {
  /**
   * {@code hashlib.sha256(truncnorm.rvs(-t, t, size=200000,
   * random_state=np.random.RandomState(11)).astype('<f4').tobytes()).hexdigest()}, NumPy 2.4.6,
   * SciPy 1.17.1.
   */
  @ParameterizedTest
  @CsvSource({
    "0.04, 0f9561c464b869a1dc6946308673da34e234b9a7b73d81381de1516227f61e77",
    "0.5, dd459b2758e0c6bc23b9b0dde29700e832466a80c683847163e549fdf4337c21",
    "1, 1f80127d745c36eedef97258f5feb3725c1773af5efebc2f578abbb506e08865",
    "2, 51c91f30196710efed7eabef447fc6583a0dcfbaf99fa85fc46774571f844800",
    "3.7, 2fbb7505b5d0a61da0b415ff6f0d4835bb21b2992ef677f349a86fea46605572"
  })
  void drawsAreSciPysAsFloats(double threshold, String sha256) {
    NumpyRandomState random = new NumpyRandomState(11);
    TruncatedNormal normal = new TruncatedNormal(threshold);
    ByteBuffer bytes = ByteBuffer.allocate(4 * 200_000).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 200_000; i++) {
      bytes.putFloat((float) normal.quantile(random.nextDouble()));
    }

    assertThat(DigestUtils.sha256Hex(bytes.array())).isEqualTo(sha256);
  }

  @Test
  void itsEndsAreTheThresholds() {
    TruncatedNormal normal = new TruncatedNormal(2);

    assertThat(normal.quantile(0)).isEqualTo(-2);
    assertThat(normal.quantile(1)).isEqualTo(2);
    assertThat(normal.quantile(0.5)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aThresholdIsAboveZero(double threshold) {
    assertThatThrownBy(() -> new TruncatedNormal(threshold))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
