package dev.understudy.metrics.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedMapsTests {
  private static final int H = 24;
  private static final int W = 20;

  private static Pictures pictures(int count, int channels, long seed) {
    Random random = new Random(seed);
    float[] data = new float[count * channels * H * W];
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextFloat() * 2 - 1;
    }
    return new Pictures(data, count, channels, H, W);
  }

  @Test
  void ssimsMapIsScikitImages() {
    float[] a = new float[H * W];
    float[] b = new float[H * W];
    for (int i = 0; i < a.length; i++) {
      int y = i / W;
      int x = i % W;
      a[i] = (float) (0.8 * Math.sin(0.3 * x + 0.5 * y));
      b[i] = (float) (0.9 * a[i] + 0.1 * Math.cos(1.7 * x - 0.9 * y));
    }
    PairedMaps maps =
        PairedMeasures.ssim()
            .maps(new Pictures(a, 1, 1, H, W), new Pictures(b, 1, 1, H, W))
            .orElseThrow();
    // structural_similarity((a+1)/2, (b+1)/2, data_range=1, full=True, gaussian_weights=True,
    // sigma=1.5, use_sample_covariance=False)[1] of scikit-image at (5,5), (12,10), (18,14): the
    // first and the last are the outermost whole windows, which the corners repeat.
    assertThat(1 - maps.map(0)[5 * W + 5]).isCloseTo(0.9755965f, within(1e-6f));
    assertThat(1 - maps.map(0)[12 * W + 10]).isCloseTo(0.9823471f, within(1e-6f));
    assertThat(1 - maps.map(0)[18 * W + 14]).isCloseTo(0.9804064f, within(1e-6f));
    assertThat(maps.map(0)[0]).isEqualTo(maps.map(0)[5 * W + 5]);
    assertThat(maps.map(0)[H * W - 1]).isEqualTo(maps.map(0)[18 * W + 14]);
  }

  @Test
  void psnrsMapAveragesToTheErrorBehindIt() {
    Pictures a = pictures(3, 3, 1);
    Pictures b = pictures(3, 3, 2);
    PairedMaps maps = PairedMeasures.psnr().maps(a, b).orElseThrow();
    float[] values = PairedMeasures.psnr().of(a, b);
    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (float x : maps.map(i)) {
        sum += x;
      }
      assertThat(10 * Math.log10(4 / (sum / (H * W)))).isCloseTo(values[i], within(1e-4));
    }
  }

  @Test
  void mapsDoNotDependOnTheBatch() {
    Pictures a = pictures(4, 3, 3);
    Pictures b = pictures(4, 3, 4);
    for (PairedMeasure measure :
        new PairedMeasure[] {PairedMeasures.ssim(), PairedMeasures.psnr()}) {
      PairedMaps all = measure.maps(a, b).orElseThrow();
      for (int i = 0; i < 4; i++) {
        PairedMaps one = measure.maps(a.picture(i), b.picture(i)).orElseThrow();
        assertThat(one.data()).isEqualTo(all.map(i));
      }
    }
  }

  @Test
  void aStudentNearerToTheTargetsIsBetterWhicheverWayTheMeasurePoints() {
    int n = 60;
    Random random = new Random(5);
    float[] teacher = new float[n];
    float[] student = new float[n];
    double sum = 0;
    int wins = 0;
    for (int i = 0; i < n; i++) {
      teacher[i] = 25 + (float) random.nextGaussian();
      student[i] = teacher[i] + 0.5f + (float) random.nextGaussian();
      sum += (double) student[i] - teacher[i];
      wins += student[i] > teacher[i] ? 1 : 0;
    }
    var difference =
        PairedMeasures.psnr()
            .difference(Rows.of(student, 1), Rows.of(teacher, 1), BootstrapOptions.defaults());
    assertThat(difference.value().value()).isCloseTo(sum / n, within(1e-9));
    assertThat(difference.value().n()).isEqualTo(n);
    assertThat(Objects.requireNonNull(difference.shareBetter()))
        .isCloseTo((double) wins / n, within(1e-12))
        .isGreaterThan(0.5);
    var interval = Objects.requireNonNull(difference.value().interval());
    // Standard error of 60 differences with σ = 1: 0.129; 95 % half-width about 0.25.
    assertThat(interval.halfWidth()).isBetween(0.18, 0.34);
  }
}
