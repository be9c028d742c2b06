package dev.understudy.metrics.distances;

import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.Defaults;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Resampling;
import java.util.stream.IntStream;

/** A Fréchet distance on all pictures and on resampled ones. */
final class FrechetResampling {
  private FrechetResampling() {}

  static Resampled of(Rows generated, FrechetReference reference, BootstrapOptions options) {
    long bytes =
        (long) Math.min(generated.count(), Defaults.BLOCKS)
            * BlockMoments.packedLength(generated.dimensions())
            * Double.BYTES;
    return bytes <= Defaults.BLOCK_MOMENT_BYTES
        ? bootstrap(generated, reference, options)
        : jackknife(generated, reference);
  }

  /** Resampled blocks; the resamples run side by side, each on one thread. */
  static Resampled bootstrap(Rows generated, FrechetReference reference, BootstrapOptions options) {
    FeatureStatistics all = MomentsAccumulator.of(generated);
    double value = reference.distanceTo(all);
    var blocks = new BlockMoments(generated, all.mean());
    var resampling = new Resampling(options, Resampling.GENERATED);
    double[] others = new double[options.resamples()];
    LinearAlgebra.get()
        .withThreads(
            1,
            () ->
                IntStream.range(0, others.length)
                    .parallel()
                    .forEach(
                        r -> others[r] = reference.distanceTo(blocks.statistics(resampling, r))));
    return new Resampled(value, others, false);
  }

  /** Blocks left out one at a time; keeps two second moments, not one for each block. */
  static Resampled jackknife(Rows generated, FrechetReference reference) {
    int blocks = Math.min(generated.count(), Defaults.JACKKNIFE_BLOCKS);
    var total = new Moments(generated.dimensions());
    for (int b = 0; b < blocks; b++) {
      total.merge(block(generated, b, blocks));
    }
    double value = reference.distanceTo(total.statistics());
    double[] others = new double[blocks];
    for (int b = 0; b < blocks; b++) {
      var block = block(generated, b, blocks);
      total.remove(block);
      others[b] = reference.distanceTo(total.statistics());
      total.merge(block);
    }
    return new Resampled(value, others, true);
  }

  private static Moments block(Rows rows, int block, int blocks) {
    int d = rows.dimensions();
    int from = (int) ((long) block * rows.count() / blocks);
    int to = (int) ((long) (block + 1) * rows.count() / blocks);
    int step = Math.min(to - from, Math.max(256, (1 << 21) / d));
    var moments = new Moments(d);
    float[] read = new float[step * d];
    double[] x = new double[step * d];
    for (int at = from; at < to; at += step) {
      int n = Math.min(step, to - at);
      rows.read(at, n, read);
      for (int i = 0; i < n * d; i++) {
        x[i] = read[i];
      }
      moments.merge(Moments.of(x, n, d));
    }
    return moments;
  }
}
