package dev.understudy.metrics.paired;

import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.paired.SimilarityWindow.Similarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Multi-scale structural similarity (Wang, Simoncelli and Bovik, 2003): the mean contrast and
 * structure at the first four scales and the mean SSIM at the fifth, each to its weight, multiplied
 * per channel, then the mean over channels; a negative term counts as 0.
 *
 * <p>Between scales 2×2 pixels become their mean. An odd side is first lengthened by its last row,
 * as the authors' msssim.m and TensorFlow's {@code ssim_multiscale} do. Where every scale's sides
 * are even (multiples of 16), this is piq's {@code multi_scale_ssim} too; at odd sides piq
 * lengthens both sides at their start, torchmetrics drops the last row, and torchmetrics averages
 * the channels before it multiplies the scales.
 */
final class MsSsim implements PairedMeasure {
  private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

  /** The smallest side whose fifth scale holds a whole window. */
  private static final int LEAST = (SimilarityWindow.SIDE - 1) * (1 << (WEIGHTS.length - 1)) + 1;

  @Override
  public String id() {
    return Metrics.MS_SSIM;
  }

  @Override
  public Unit unit() {
    return Unit.NONE;
  }

  @Override
  public Difference.Better better() {
    return Difference.Better.HIGHER;
  }

  @Override
  public String protocol() {
    return "5 scales, weights .0448 .2856 .3001 .2363 .1333, 2x2 mean between scales, odd sides"
        + " lengthened by their last row, negative terms count as 0; "
        + SimilarityWindow.PROTOCOL;
  }

  @Override
  public float[] of(Pictures a, Pictures b) {
    check(a, b);
    float[] values = new float[a.count()];
    IntStream.range(0, values.length)
        .parallel()
        .forEach(
            i -> {
              double sum = 0;
              for (int c = 0; c < a.channels(); c++) {
                sum += value(scales(a, b, i, c));
              }
              values[i] = (float) (sum / a.channels());
            });
    return values;
  }

  /**
   * 1 − the product of the scales' terms at each pixel, every scale's nearest window taken; so it
   * shows coarse and fine differences at once.
   */
  @Override
  public Optional<PairedMaps> maps(Pictures a, Pictures b) {
    check(a, b);
    int height = a.height();
    int width = a.width();
    float[] maps = new float[a.count() * height * width];
    IntStream.range(0, a.count())
        .parallel()
        .forEach(
            i -> {
              for (int c = 0; c < a.channels(); c++) {
                List<Similarity> scales = scales(a, b, i, c);
                for (int y = 0; y < height; y++) {
                  for (int x = 0; x < width; x++) {
                    double gap = 1 - valueAt(scales, y, x);
                    maps[(i * height + y) * width + x] += (float) (gap / a.channels());
                  }
                }
              }
            });
    return Optional.of(new PairedMaps(maps, a.count(), height, width));
  }

  private void check(Pictures a, Pictures b) {
    Shapes.check(id(), a, b);
    SimilarityWindow.checkSize(id(), a, LEAST, "11 pixels a side at the fifth scale");
  }

  private static double value(List<Similarity> scales) {
    double product = 1;
    for (int s = 0; s < WEIGHTS.length; s++) {
      Similarity scale = scales.get(s);
      double term = s == WEIGHTS.length - 1 ? scale.wholeMean() : scale.contrastMean();
      product *= Math.pow(Math.max(0, term), WEIGHTS[s]);
    }
    return product;
  }

  private static double valueAt(List<Similarity> scales, int y, int x) {
    double product = 1;
    for (int s = 0; s < WEIGHTS.length; s++) {
      Similarity scale = scales.get(s);
      int window = scale.around(y >> s, x >> s);
      double term = s == WEIGHTS.length - 1 ? scale.whole()[window] : scale.contrast()[window];
      product *= Math.pow(Math.max(0, term), WEIGHTS[s]);
    }
    return product;
  }

  private static List<Similarity> scales(Pictures a, Pictures b, int picture, int channel) {
    double[] x = SimilarityWindow.plane(a, picture, channel);
    double[] y = SimilarityWindow.plane(b, picture, channel);
    int height = a.height();
    int width = a.width();
    List<Similarity> scales = new ArrayList<>();
    for (int s = 0; s < WEIGHTS.length; s++) {
      if (s > 0) {
        x = halved(x, height, width);
        y = halved(y, height, width);
        height = (height + 1) / 2;
        width = (width + 1) / 2;
      }
      scales.add(SimilarityWindow.compare(x, y, height, width));
    }
    return scales;
  }

  private static double[] halved(double[] plane, int height, int width) {
    int down = (height + 1) / 2;
    int across = (width + 1) / 2;
    double[] half = new double[down * across];
    for (int y = 0; y < down; y++) {
      int top = 2 * y * width;
      int bottom = Math.min(2 * y + 1, height - 1) * width;
      for (int x = 0; x < across; x++) {
        int left = 2 * x;
        int right = Math.min(2 * x + 1, width - 1);
        half[y * across + x] =
            (plane[top + left] + plane[top + right] + plane[bottom + left] + plane[bottom + right])
                / 4;
      }
    }
    return half;
  }
}
