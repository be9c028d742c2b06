package dev.understudy.metrics.extraction;

import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.Preprocessing;

/**
 * How many pictures a network sees at once when nobody says. On a CPU a large network is as fast
 * with 8 pictures as with 64, since one picture's convolutions already fill its cores; a small one
 * gains until the cost of a call no longer counts. Both are met by a bound on the input's bytes,
 * which bounds the memory of three batches in flight, too.
 */
public final class BatchSizes {
  /** A batch's input: 18 pictures of 299², 33 of 224², the most of 32². */
  private static final long INPUT_BYTES = 19L << 20;

  /** Beyond this a call's overhead is nothing even for the smallest network. */
  private static final int MOST = 256;

  private BatchSizes() {}

  /** The batch size for a network, given the size of pictures where it takes them as they are. */
  static int of(FeatureNetwork network) {
    int fixed = network.fixedBatch();
    Preprocessing preprocessing = network.spec().preprocessing();
    int free = preprocessing == null ? 64 : of(preprocessing.height(), preprocessing.width());
    // A model of fixed batch is fed whole batches, so that only the last is filled up.
    return fixed == 0 ? free : Math.max(fixed, free / fixed * fixed);
  }

  /** The batch size for pictures of three channels of this size. */
  public static int of(int height, int width) {
    long bytes = 3L * height * width * Float.BYTES;
    return (int) Math.max(1, Math.min(MOST, INPUT_BYTES / bytes));
  }
}
