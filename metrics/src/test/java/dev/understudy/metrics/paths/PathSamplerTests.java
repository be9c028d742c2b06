package dev.understudy.metrics.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.metrics.paths.PathOptions.LatentLength;
import dev.understudy.metrics.paths.PathOptions.Sampling;
import dev.understudy.metrics.paths.PathOptions.Space;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The golden values: z = RandomState(7).randn(3,2,5).astype(float32), t =
 * RandomState(8).random_sample(3), and StyleGAN2-ada's slerp and torch.lerp on them in float64.
 */
class PathSamplerTests {
  private static PathOptions options(Space space, Sampling sampling, double epsilon) {
    return new PathOptions(space, sampling, epsilon, LatentLength.UNIT, false, 7);
  }

  private static float[] row(float[] values, int row) {
    return Arrays.copyOfRange(values, row * 5, row * 5 + 5);
  }

  @Test
  void endsInZAreStyleGansSlerp() {
    var steps = new PathSampler(options(Space.Z, Sampling.END, 1e-4), 5, null).next(3);
    assertThat(row(steps.from(), 1))
        .containsExactly(
            new float[] {-0.6978774f, -0.19142006f, 0.5638322f, -0.2916314f, -0.27086863f},
            within(1e-7f));
    assertThat(row(steps.to(), 1))
        .containsExactly(
            new float[] {-0.6979058f, -0.19137755f, 0.56379974f, -0.29159674f, -0.27093044f},
            within(1e-7f));
  }

  @Test
  void fullPathsAreStyleGansToo() {
    var inZ = new PathSampler(options(Space.Z, Sampling.FULL, 0.01), 5, null).next(3);
    assertThat(row(inZ.from(), 2))
        .containsExactly(
            new float[] {-0.35162124f, -0.12081615f, -0.7749566f, 0.49176502f, -0.13919558f},
            within(1e-7f));
    assertThat(row(inZ.to(), 2))
        .containsExactly(
            new float[] {-0.36271375f, -0.12220696f, -0.7758036f, 0.48184615f, -0.13948932f},
            within(1e-7f));
    var inW = new PathSampler(options(Space.W, Sampling.FULL, 0.01), 5, (first, z, n) -> z).next(3);
    assertThat(row(inW.from(), 2))
        .containsExactly(
            new float[] {-1.0450015f, -0.33203393f, -2.039631f, 1.1775435f, -0.36793393f},
            within(1e-6f));
  }

  @ParameterizedTest
  @EnumSource(Sampling.class)
  void theBatchDoesNotMatter(Sampling sampling) {
    var options = PathOptions.of(Space.Z, sampling, 3);
    var all = new PathSampler(options, 5, null).next(9);
    var sampler = new PathSampler(options, 5, null);
    for (int first = 0; first < 9; first += 3) {
      var some = sampler.next(3);
      assertThat(some.first()).isEqualTo(first);
      assertThat(some.from()).isEqualTo(Arrays.copyOfRange(all.from(), first * 5, first * 5 + 15));
      assertThat(some.to()).isEqualTo(Arrays.copyOfRange(all.to(), first * 5, first * 5 + 15));
    }
  }

  @Test
  void latentsInZKeepTheLengthOfNormalOnes() {
    var steps = new PathSampler(PathOptions.zEnd(1), 400, null).next(1);
    for (float[] end : new float[][] {steps.from(), steps.to()}) {
      double squares = 0;
      for (float x : end) {
        squares += (double) x * x;
      }
      assertThat(squares).isCloseTo(400, within(1e-3));
    }
  }

  @Test
  void theMappingMayWidenItsLatents() {
    LatentMapping twice =
        (first, z, n) -> {
          float[] w = new float[2 * z.length];
          for (int i = 0; i < w.length; i++) {
            w[i] = z[i / 10 * 5 + i % 5] * (i / 5 % 2 + 1);
          }
          return w;
        };
    var steps = new PathSampler(PathOptions.wEnd(7), 5, twice).next(2);
    var plain = new PathSampler(PathOptions.wEnd(7), 5, (first, z, n) -> z).next(2);
    assertThat(steps.from()).hasSize(20);
    assertThat(Arrays.copyOfRange(steps.from(), 10, 15)).isEqualTo(row(plain.from(), 1));
    assertThat(steps.from()[15]).isEqualTo(2 * plain.from()[5]);
  }

  @Test
  void aMappingBelongsToWAlone() {
    assertThatThrownBy(() -> new PathSampler(PathOptions.wEnd(1), 5, null))
        .hasMessageContaining("mapping");
    assertThatThrownBy(() -> new PathSampler(PathOptions.zEnd(1), 5, (first, z, n) -> z))
        .hasMessageContaining("mapping");
  }
}
