package dev.understudy.metrics.paired;

import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.paired.SimilarityWindow.Similarity;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Structural similarity (Wang et al., 2004): the mean over {@link SimilarityWindow}s, then over
 * channels. Equals scikit-image's with {@code gaussian_weights=True, use_sample_covariance=False}.
 */
final class Ssim implements PairedMeasure {
  @Override
  public String id() {
    return Metrics.SSIM;
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
    return SimilarityWindow.PROTOCOL;
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
                sum += compare(a, b, i, c).wholeMean();
              }
              values[i] = (float) (sum / a.channels());
            });
    return values;
  }

  /** 1 − SSIM of the window around each pixel; pixels near the edge have the nearest window's. */
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
                Similarity local = compare(a, b, i, c);
                for (int y = 0; y < height; y++) {
                  for (int x = 0; x < width; x++) {
                    double gap = 1 - local.whole()[local.around(y, x)];
                    maps[(i * height + y) * width + x] += (float) (gap / a.channels());
                  }
                }
              }
            });
    return Optional.of(new PairedMaps(maps, a.count(), height, width));
  }

  private void check(Pictures a, Pictures b) {
    Shapes.check(id(), a, b);
    SimilarityWindow.checkSize(id(), a, SimilarityWindow.SIDE, "its window");
  }

  private static Similarity compare(Pictures a, Pictures b, int picture, int channel) {
    return SimilarityWindow.compare(
        SimilarityWindow.plane(a, picture, channel),
        SimilarityWindow.plane(b, picture, channel),
        a.height(),
        a.width());
  }
}
