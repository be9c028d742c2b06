package dev.understudy.metrics.segmentation;

import dev.understudy.common.InputException;
import dev.understudy.metrics.Defaults;
import dev.understudy.metrics.Rows;
import java.util.TreeMap;

/**
 * What is kept of each segmented picture where pictures come one by one and a killed run must go
 * on: a row of {@code 3 * classes} pixel counts (rightly found, asked for, found, each by class).
 * {@link #scores} of all rows are those of a {@link ConfusionMatrix} that took the same pictures.
 */
public final class SegmentationRows {
  /** Whole numbers that a float holds exactly. */
  private static final int MOST_PIXELS = 1 << 24;

  private SegmentationRows() {}

  /** Values in a row. */
  public static int dimensions(int classes) {
    return 3 * classes;
  }

  /**
   * The rows of a batch.
   *
   * @param classes 2 to 255
   * @return {@code [count, 3 * classes]} row-major
   * @throws InputException if a label is no class, or a picture has more than 2^24 pixels, which
   *     are more than a row can count
   */
  public static float[] of(LabelBatch batch, int classes) {
    int size = batch.truth().length / batch.count();
    if (size > MOST_PIXELS) {
      throw new InputException(
          "picture " + batch.first(),
          "its label map has " + size + " pixels",
          "at most " + MOST_PIXELS + " (4096x4096)",
          "give smaller label maps, or segment saved pictures with `understudy miou`");
    }
    float[] rows = new float[batch.count() * dimensions(classes)];
    for (int i = 0; i < batch.count(); i++) {
      long picture = batch.first() + i;
      ClassCounts counts = new ClassCounts(classes);
      for (int p = i * size; p < (i + 1) * size; p++) {
        int truth = batch.truth()[p];
        if (truth != ConfusionMatrix.DONT_CARE) {
          int found = batch.found()[p];
          ConfusionMatrix.checkClass(truth, classes, picture, "is labelled");
          counts.add(
              truth,
              found == ConfusionMatrix.DONT_CARE
                  ? classes
                  : ConfusionMatrix.checkClass(found, classes, picture, "was found to be"));
        }
      }
      counts.write(rows, i * dimensions(classes));
    }
    return rows;
  }

  /**
   * The scores of all rows, row i being picture i. Single pairs of classes are not known of them:
   * {@link SegmentationScores#pixels} refuses.
   *
   * @param protocol how the pictures were segmented, for the footnote
   */
  public static SegmentationScores scores(Rows rows, int classes, String protocol) {
    if (rows.dimensions() != dimensions(classes)) {
      throw new IllegalArgumentException(
          "rows of " + rows.dimensions() + " are not of " + classes + " classes");
    }
    TreeMap<Integer, ClassCounts> blocks = new TreeMap<>();
    TreeMap<Long, Float> accuracies = new TreeMap<>();
    float[] row = new float[rows.dimensions()];
    for (int i = 0; i < rows.count(); i++) {
      rows.read(i, 1, row);
      ClassCounts counts = ClassCounts.read(row);
      accuracies.put((long) i, (float) counts.accuracy());
      blocks.computeIfAbsent(i % Defaults.BLOCKS, b -> new ClassCounts(classes)).add(counts, 1);
    }
    return new SegmentationScores(classes, protocol, null, blocks, accuracies);
  }
}
