package dev.understudy.metrics.bootstrap;

import dev.understudy.metrics.Defaults;
import java.util.Arrays;

/**
 * Sums of one vector per picture over blocks of neighbouring pictures: what is needed to resample
 * any function of means without keeping the pictures. A sum over drawn blocks has the same mean
 * and, up to a factor 1 − 1/blocks, the same covariance as one over drawn pictures, because
 * pictures at independent latents are exchangeable. With no more pictures than {@link
 * Defaults#BLOCKS}, a block is a picture.
 */
public final class BlockMeans {
  private final int pictures;
  private final int dimensions;
  private final double[][] sums;

  /** For {@code pictures} vectors {@code [dimensions]}. */
  public BlockMeans(int pictures, int dimensions) {
    this.pictures = pictures;
    this.dimensions = dimensions;
    this.sums = new double[Math.min(pictures, Defaults.BLOCKS)][dimensions];
  }

  /** How many blocks. */
  public int blocks() {
    return sums.length;
  }

  /** The first picture of a block; of {@code blocks()}, the number of pictures. */
  public int first(int block) {
    return (int) (((long) block * pictures + sums.length - 1) / sums.length);
  }

  /** A block's sums {@code [dimensions]}, to add to. */
  public double[] sums(int block) {
    return sums[block];
  }

  /** The sums of a picture's block, to add its vector to; blocks' sizes differ by one at most. */
  public double[] of(int picture) {
    return sums[(int) ((long) picture * sums.length / pictures)];
  }

  /** The mean over all pictures. */
  public double[] mean() {
    int[] once = new int[sums.length];
    Arrays.fill(once, 1);
    return mean(once);
  }

  /** The mean over pictures drawn in a resample. */
  public double[] mean(Resampling resampling, int resample) {
    return mean(resampling.weights(resample, sums.length));
  }

  private double[] mean(int[] weights) {
    double[] mean = new double[dimensions];
    long drawn = 0;
    for (int b = 0; b < sums.length; b++) {
      int weight = weights[b];
      if (weight > 0) {
        drawn += (long) weight * size(b);
        double[] sum = sums[b];
        for (int i = 0; i < dimensions; i++) {
          mean[i] += weight * sum[i];
        }
      }
    }
    for (int i = 0; i < dimensions; i++) {
      mean[i] /= drawn;
    }
    return mean;
  }

  /** How many pictures are drawn in a resample; about as many as there are. */
  public long drawn(Resampling resampling, int resample) {
    int[] weights = resampling.weights(resample, sums.length);
    long drawn = 0;
    for (int b = 0; b < weights.length; b++) {
      drawn += (long) weights[b] * size(b);
    }
    return drawn;
  }

  private int size(int b) {
    return first(b + 1) - first(b);
  }
}
