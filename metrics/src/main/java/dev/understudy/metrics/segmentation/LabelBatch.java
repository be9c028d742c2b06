package dev.understudy.metrics.segmentation;

/**
 * What pictures should show and what was found in them.
 *
 * @param first the first picture's number over all, from 0
 * @param count pictures
 * @param truth {@code [count, height, width]}, each a class or {@link ConfusionMatrix#DONT_CARE}
 * @param found {@code [count, height, width]}, each a class or {@link ConfusionMatrix#DONT_CARE}
 *     for none of them
 */
@SuppressWarnings("ArrayRecordComponent") // a batch is a view of its arrays
public record LabelBatch(long first, int count, int[] truth, int[] found) {
  /** Checks that both are of one shape. */
  public LabelBatch {
    if (count < 1 || truth.length != found.length || truth.length % count != 0) {
      throw new IllegalArgumentException(
          truth.length
              + " labels and "
              + found.length
              + " found are not of "
              + count
              + " pictures");
    }
  }
}
