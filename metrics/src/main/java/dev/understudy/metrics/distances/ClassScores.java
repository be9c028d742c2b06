package dev.understudy.metrics.distances;

import dev.understudy.common.InputException;
import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BlockMeans;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Intervals;
import dev.understudy.metrics.bootstrap.Resampling;
import java.util.Arrays;

/**
 * The inception score of each split. Mean KL is the mean of Σ p·ln p less Σ p̄·ln p̄, so sums of
 * probabilities and of that one number suffice, and logits are read once.
 */
final class ClassScores {
  private final double[] splits;
  private final BlockMeans blocks;

  private ClassScores(double[] splits, BlockMeans blocks) {
    this.splits = splits;
    this.blocks = blocks;
  }

  static ClassScores compute(Rows logits, InceptionOptions options) {
    int splits = options.splits();
    int n = logits.count();
    int classes = logits.dimensions();
    int[] splitOf = splitOfPicture(n, options);
    double[][] sums = new double[splits][classes + 1];
    int[] counts = new int[splits];
    var blocks = new BlockMeans(n, classes + 1);
    float[] row = new float[classes];
    double[] values = new double[classes + 1];
    for (int i = 0; i < n; i++) {
      logits.read(i, 1, row);
      probabilities(row, values, i);
      add(values, sums[splitOf[i]]);
      add(values, blocks.of(i));
      counts[splitOf[i]]++;
    }
    double[] scores = new double[splits];
    for (int s = 0; s < splits; s++) {
      for (int c = 0; c <= classes; c++) {
        sums[s][c] /= counts[s];
      }
      scores[s] = score(sums[s]);
    }
    return new ClassScores(scores, blocks);
  }

  double mean() {
    return Intervals.mean(splits);
  }

  /** Spread between splits, ddof 0, as the field prints it. */
  double deviation() {
    double mean = mean();
    return Math.sqrt(Arrays.stream(splits).map(v -> (v - mean) * (v - mean)).sum() / splits.length);
  }

  /** The score over all pictures of each resample, without splits. */
  double[] resampled(BootstrapOptions options) {
    var resampling = new Resampling(options, Resampling.GENERATED);
    double[] scores = new double[options.resamples()];
    Arrays.setAll(scores, r -> score(blocks.mean(resampling, r)));
    return scores;
  }

  private static int[] splitOfPicture(int n, InceptionOptions options) {
    int splits = options.splits();
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    if (options.shuffled()) {
      order = new NumpyRandomState(options.seed()).permutation(n);
    }
    int[] splitOf = new int[n];
    for (int s = 0; s < splits; s++) {
      int end = (int) ((long) (s + 1) * n / splits);
      for (int at = (int) ((long) s * n / splits); at < end; at++) {
        splitOf[order[at]] = s;
      }
    }
    return splitOf;
  }

  /** The softmax of logits, and behind it Σ p·ln p. */
  private static void probabilities(float[] logits, double[] values, int picture) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      if (!Float.isFinite(logit)) {
        throw new InputException(
            "logits of picture " + picture,
            "one is " + logit,
            "finite logits",
            "look at the picture and the feature network");
      }
      largest = Math.max(largest, logit);
    }
    double sum = 0;
    for (int c = 0; c < logits.length; c++) {
      values[c] = Math.exp(logits[c] - largest);
      sum += values[c];
    }
    double negativeEntropy = 0;
    for (int c = 0; c < logits.length; c++) {
      values[c] /= sum;
      negativeEntropy += values[c] * (logits[c] - largest - Math.log(sum));
    }
    values[logits.length] = negativeEntropy;
  }

  private static double score(double[] means) {
    int classes = means.length - 1;
    double divergence = means[classes];
    for (int c = 0; c < classes; c++) {
      // A class with probability zero throughout adds nothing.
      divergence -= means[c] > 0 ? means[c] * Math.log(means[c]) : 0;
    }
    return Math.exp(divergence);
  }

  private static void add(double[] values, double[] sums) {
    for (int i = 0; i < values.length; i++) {
      sums[i] += values[i];
    }
  }
}
