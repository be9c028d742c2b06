package dev.understudy.metrics.paths;

import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.metrics.paths.PathOptions.LatentLength;
import dev.understudy.metrics.paths.PathOptions.Sampling;
import dev.understudy.metrics.paths.PathOptions.Space;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Draws the steps of a perceptual path length: for each pair, two normal latents from {@code
 * RandomState(seed)}, one after the other, and t from {@code RandomState(seed + 1)}. So a pair is
 * the same whatever the batch, the space and the subject. Not thread-safe.
 */
public final class PathSampler {
  private final PathOptions options;
  private final int dimensions;
  private final @Nullable LatentMapping mapping;
  private final NumpyRandomState latents;
  private final NumpyRandomState positions;
  private long next;

  /**
   * From the first pair on.
   *
   * @param dimensions values in a latent of Z, at least 2
   * @param mapping the mapping network; null in Z
   * @throws IllegalArgumentException if a mapping is missing in W, or given in Z, where it belongs
   *     to the generator
   */
  public PathSampler(PathOptions options, int dimensions, @Nullable LatentMapping mapping) {
    if (dimensions < 2) {
      throw new IllegalArgumentException("a path needs latents of 2 values or more");
    }
    if ((mapping != null) != (options.space() == Space.W)) {
      throw new IllegalArgumentException("a mapping is given in W, and there alone");
    }
    this.options = options;
    this.dimensions = dimensions;
    this.mapping = mapping;
    this.latents = new NumpyRandomState(options.seed());
    this.positions = new NumpyRandomState((options.seed() + 1) & 0xFFFFFFFFL);
  }

  /** The next steps. */
  public PathSteps next(int count) {
    float[] starts = new float[count * dimensions];
    float[] ends = new float[count * dimensions];
    double[] t = new double[count];
    for (int i = 0; i < count; i++) {
      draw(starts, i);
      draw(ends, i);
      t[i] = options.sampling() == Sampling.FULL ? positions.nextDouble() : 0;
    }
    long first = next;
    next += count;
    if (mapping != null) {
      starts = mapping.map(first, starts, count);
      ends = mapping.map(first, ends, count);
    }
    return steps(first, count, starts, ends, t);
  }

  /** Passes over steps: what comes next is what would have come after them. */
  public void skip(long count) {
    for (long i = 0; i < count; i++) {
      latents.gaussians(2 * dimensions);
      if (options.sampling() == Sampling.FULL) {
        positions.nextDouble();
      }
    }
    next += count;
  }

  private void draw(float[] into, int row) {
    System.arraycopy(latents.gaussians(dimensions), 0, into, row * dimensions, dimensions);
  }

  private PathSteps steps(long first, int count, float[] starts, float[] ends, double[] t) {
    if (starts.length != ends.length || starts.length % count != 0) {
      throw new IllegalArgumentException(
          "the mapping gave " + starts.length + " values for " + count + " latents");
    }
    int width = starts.length / count;
    float[] from = new float[starts.length];
    float[] to = new float[starts.length];
    for (int i = 0; i < count; i++) {
      double[] a = row(starts, i, width);
      double[] b = row(ends, i, width);
      put(between(a, b, t[i]), from, i);
      put(between(a, b, t[i] + options.epsilon()), to, i);
    }
    return new PathSteps(first, count, from, to);
  }

  private double[] between(double[] a, double[] b, double t) {
    if (options.space() == Space.W) {
      return Interpolation.lerp(a, b, t);
    }
    double[] unit = Interpolation.slerp(a, b, t);
    double length = options.length() == LatentLength.UNIT ? 1 : Math.sqrt(unit.length);
    return Arrays.stream(unit).map(x -> x * length).toArray();
  }

  private static double[] row(float[] values, int row, int width) {
    double[] out = new double[width];
    for (int k = 0; k < width; k++) {
      out[k] = values[row * width + k];
    }
    return out;
  }

  private static void put(double[] values, float[] into, int row) {
    for (int k = 0; k < values.length; k++) {
      into[row * values.length + k] = (float) values[k];
    }
  }
}
