package dev.understudy.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuantisationTests {
  private static Pictures pictures(float... values) {
    return new Pictures(values, 1, 1, 1, values.length);
  }

  @ParameterizedTest
  @EnumSource(names = {"ROUND", "TRUNCATE"})
  void everyLevelComesBackAsItWent(Quantisation quantisation) {
    float[] all = new float[256];
    for (int v = 0; v < 256; v++) {
      all[v] = (float) (v / 127.5 - 1);
      assertThat(Quantisation.value(v)).isEqualTo(all[v]);
    }
    byte[] bytes = quantisation.toBytes(pictures(all));
    for (int v = 0; v < 256; v++) {
      assertThat(Byte.toUnsignedInt(bytes[v])).isEqualTo(v);
    }
    assertThat(quantisation.apply(pictures(all)).data()).containsExactly(all);
  }

  @Test
  void roundsHalfUpAndClamps() {
    // 0 is 127.5: exactly half way, and goes up
    assertThat(Quantisation.ROUND.toBytes(pictures(0f, -1f, 1f, -7f, 9f)))
        .containsExactly((byte) 128, (byte) 0, (byte) 255, (byte) 0, (byte) 255);
    assertThat(
            Quantisation.ROUND.toBytes(
                pictures(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0.001f)))
        .containsExactly((byte) 255, (byte) 0, (byte) 127);
  }

  @Test
  void truncatesAsStyleGan() {
    // torch: (x * 127.5 + 128).clamp(0, 255).to(uint8)
    assertThat(Quantisation.TRUNCATE.toBytes(pictures(0f, -1f, 1f, -1.1f, 0.999f, -0.001f)))
        .containsExactly((byte) 128, (byte) 0, (byte) 255, (byte) 0, (byte) 255, (byte) 127);
  }

  @ParameterizedTest
  @EnumSource(names = {"ROUND", "TRUNCATE"})
  void neverMovesAValueByMoreThanOneLevelAndTwiceIsOnce(Quantisation quantisation) {
    var random = new SplittableRandom(3);
    float[] values = new float[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextDouble() * 2 - 1);
    }
    Pictures once = quantisation.apply(pictures(values));
    for (int i = 0; i < values.length; i++) {
      assertThat(Math.abs(once.data()[i] - values[i])).isLessThan(0.5f / 127.5f + 1e-6f);
    }
    assertThat(quantisation.apply(once).data()).containsExactly(once.data());
  }

  @Test
  void noneKeepsTheBatchAndHasNoBytes() {
    Pictures batch = pictures(0.123f, 5f);
    assertThat(Quantisation.NONE.apply(batch)).isSameAs(batch);
    assertThatThrownBy(() -> Quantisation.NONE.toBytes(batch)).hasMessageContaining("NONE");
  }

  @Test
  void refusesNaNInsteadOfCallingItBlack() {
    Pictures batch = new Pictures(new float[] {0, 0, 0, Float.NaN}, 2, 1, 1, 2);
    assertThatThrownBy(() -> Quantisation.ROUND.toBytes(batch))
        .hasMessageContaining("picture 1 of the batch holds NaN");
    assertThatThrownBy(() -> Quantisation.TRUNCATE.apply(batch)).hasMessageContaining("NaN");
  }
}
