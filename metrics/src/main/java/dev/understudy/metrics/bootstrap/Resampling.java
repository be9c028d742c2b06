package dev.understudy.metrics.bootstrap;

import java.util.SplittableRandom;

/**
 * How often each unit (a picture, or a block of pictures) is drawn in each resample. The generator
 * is {@link SplittableRandom} (SplitMix64, Steele et al., 2014), one per resample, seeded in order
 * from the seed: so draws depend on seed, stream, resample and number of units, and on nothing
 * else. Two sets of equal size with one stream are drawn alike, which is what pairs them.
 */
public final class Resampling {
  /** The stream for what was generated; teacher and student share it. */
  public static final int GENERATED = 0;

  /** The stream for real pictures, independent of what was generated. */
  public static final int REAL = 1;

  private final long[] seeds;

  /** Draws of one stream. */
  public Resampling(BootstrapOptions options, int stream) {
    var root = new SplittableRandom(options.seed());
    for (int i = 0; i < stream; i++) {
      root = root.split();
    }
    seeds = root.longs(options.resamples()).toArray();
  }

  /** How many resamples. */
  public int count() {
    return seeds.length;
  }

  /** The generator of one resample, from its start. */
  SplittableRandom generator(int resample) {
    return new SplittableRandom(seeds[resample]);
  }

  /** How often each of {@code units} is drawn in a resample; the same at every call. */
  public int[] weights(int resample, int units) {
    var random = generator(resample);
    int[] weights = new int[units];
    for (int i = 0; i < units; i++) {
      weights[random.nextInt(units)]++;
    }
    return weights;
  }
}
