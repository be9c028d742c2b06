package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import java.nio.file.Path;

/** Checks that a batch can be held in one array. */
final class Batches {
  private Batches() {}

  static void checkSize(int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size must be at least 1: " + batchSize);
    }
  }

  /** The values of a batch. */
  static int values(Path where, int count, int channels, int height, int width) {
    long picture = (long) channels * height * width;
    if (picture > Integer.MAX_VALUE / count) {
      throw new InputException(
          where.toString(),
          count + " pictures of " + width + "x" + height + " do not fit into one batch",
          "at most " + Integer.MAX_VALUE + " values in a batch",
          "choose a smaller batch, or scale the pictures down");
    }
    return (int) picture * count;
  }
}
