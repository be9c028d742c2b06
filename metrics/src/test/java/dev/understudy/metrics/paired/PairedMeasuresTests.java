package dev.understudy.metrics.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedMeasuresTests {
  private static final int H = 24;
  private static final int W = 20;

  private static Pictures first() {
    float[] a = new float[H * W];
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        a[y * W + x] = (float) (0.8 * Math.sin(0.3 * x + 0.5 * y));
      }
    }
    return new Pictures(a, 1, 1, H, W);
  }

  private static Pictures second() {
    float[] b = first().data();
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        b[y * W + x] = (float) (0.9 * b[y * W + x] + 0.1 * Math.cos(1.7 * x - 0.9 * y));
      }
    }
    return new Pictures(b, 1, 1, H, W);
  }

  @Test
  void ssimAndPsnrAreScikitImages() {
    // skimage.metrics: structural_similarity((a+1)/2, (b+1)/2, gaussian_weights=True, sigma=1.5,
    // use_sample_covariance=False, data_range=1) and peak_signal_noise_ratio(a, b, data_range=2).
    // SSIM of [-1,1] itself with data_range=2 would be 0.971686: its zero is mid-grey.
    assertThat(PairedMeasures.ssim().of(first(), second())[0]).isCloseTo(0.9754751f, within(1e-6f));
    assertThat(PairedMeasures.psnr().of(first(), second())[0]).isCloseTo(26.82905f, within(1e-3f));
  }

  @Test
  void colourIsScikitImagesToo() {
    float[] a = new float[3 * H * W];
    float[] b = new float[3 * H * W];
    for (int i = 0; i < a.length; i++) {
      int c = i / (H * W);
      int y = i / W % H;
      int x = i % W;
      a[i] = (float) (0.8 * Math.sin(0.3 * (c + 1) * x + 0.5 * y));
      b[i] = (float) (0.9 * a[i] + 0.1 * Math.cos(1.7 * x - 0.9 * (c + 1) * y));
    }
    Pictures first = new Pictures(a, 1, 3, H, W);
    Pictures second = new Pictures(b, 1, 3, H, W);
    // As above with channel_axis=0 on [3,H,W], scikit-image 0.26.
    assertThat(PairedMeasures.ssim().of(first, second)[0]).isCloseTo(0.9809336f, within(1e-6f));
    assertThat(PairedMeasures.psnr().of(first, second)[0]).isCloseTo(26.85764f, within(1e-3f));
  }

  @Test
  void cappedPairsAreCounted() {
    float[] column = new float[50];
    java.util.Arrays.fill(column, 30);
    column[7] = 100;
    assertThat(
            PairedMeasures.psnr()
                .measure(Rows.of(column, 1), BootstrapOptions.defaults())
                .warnings())
        .anyMatch(w -> w.startsWith("1 of 50 pairs"));
  }

  @Test
  void equalPicturesAreOneAndTheCap() {
    assertThat(PairedMeasures.ssim().of(first(), first())[0]).isCloseTo(1, within(1e-6f));
    assertThat(PairedMeasures.psnr().of(first(), first())[0]).isEqualTo(100);
    assertThat(PairedMeasures.featureDistance(new float[] {1, 2}, new float[] {1, 2}, 2))
        .containsExactly(0);
  }

  @Test
  void everyPairIsJudgedByItselfWhateverTheBatch() {
    Random random = new Random(7);
    int n = 6;
    float[] a = new float[n * 3 * 16 * 16];
    float[] b = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      a[i] = random.nextFloat() * 2 - 1;
      b[i] = a[i] + (float) random.nextGaussian() * 0.1f * (1 + i * n / a.length);
    }
    Pictures batchA = new Pictures(a, n, 3, 16, 16);
    Pictures batchB = new Pictures(b, n, 3, 16, 16);
    for (PairedMeasure measure :
        new PairedMeasure[] {PairedMeasures.ssim(), PairedMeasures.psnr()}) {
      float[] all = measure.of(batchA, batchB);
      for (int i = 0; i < n; i++) {
        assertThat(measure.of(batchA.picture(i), batchB.picture(i))[0]).isEqualTo(all[i]);
        assertThat(measure.of(batchB.picture(i), batchA.picture(i))[0]).isEqualTo(all[i]);
      }
      assertThat(all[0]).as("less noise is more alike").isGreaterThan(all[n - 1]);
    }
  }

  @Test
  void psnrOfAKnownError() {
    Pictures a = new Pictures(new float[256], 1, 1, 16, 16);
    float[] off = new float[256];
    java.util.Arrays.fill(off, 0.02f);
    // MSE 4e-4 against 2² = 4: 10·log10(1e4) = 40 dB
    assertThat(PairedMeasures.psnr().of(a, new Pictures(off, 1, 1, 16, 16))[0])
        .isCloseTo(40, within(1e-4f));
  }

  @Test
  void featureDistanceIsEuclidean() {
    assertThat(
            PairedMeasures.featureDistance(new float[] {0, 0, 1, 1}, new float[] {3, 4, 1, 2}, 2))
        .containsExactly(5, 1);
  }

  @Test
  void refusesPairsOfDifferentShapesAndPicturesBelowTheWindow() {
    Pictures small = new Pictures(new float[100], 1, 1, 10, 10);
    assertThatThrownBy(() -> PairedMeasures.ssim().of(small, small))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("10x10");
    assertThatThrownBy(() -> PairedMeasures.psnr().of(small, first()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("[1,1,24,20]");
  }

  @Test
  void theMeanComesWithItsInterval() {
    float[] column = new float[200];
    Random random = new Random(3);
    for (int i = 0; i < column.length; i++) {
      column[i] = 30 + (float) random.nextGaussian();
    }
    var m = PairedMeasures.psnr().measure(Rows.of(column, 1), BootstrapOptions.defaults());
    assertThat(m.n()).isEqualTo(200);
    var interval = java.util.Objects.requireNonNull(m.interval());
    assertThat(interval.contains(m.value())).isTrue();
    // Standard error of 200 draws with σ = 1: 0.0707; 95 % half-width about 0.139.
    assertThat(interval.halfWidth()).isBetween(0.11, 0.17);
  }
}
