package dev.understudy.metrics.segmentation;

import dev.understudy.common.InputException;
import dev.understudy.metrics.Accumulator;
import dev.understudy.metrics.Defaults;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * Pixels by the class they should have and the class that was found. Pixels marked {@link
 * #DONT_CARE} are not counted.
 *
 * <p>For intervals, pictures are counted in {@link Defaults#BLOCKS} blocks by their number (picture
 * 250 is in block 50), of which only each class's sums are kept: 182 classes need 4 KB a block,
 * however many pictures there are.
 */
public final class ConfusionMatrix
    implements Accumulator<LabelBatch, SegmentationScores, ConfusionMatrix> {
  /** In labels: not counted. In what was found: none of the classes. */
  public static final int DONT_CARE = 255;

  private final int classes;
  private final String protocol;
  private final long[] pixels;
  private final TreeMap<Integer, ClassCounts> blocks = new TreeMap<>();
  private final TreeMap<Long, Float> accuracies = new TreeMap<>();

  /**
   * Empty.
   *
   * @param classes 2 to 255
   * @param protocol how the pictures were segmented, for the footnote
   */
  public ConfusionMatrix(int classes, String protocol) {
    if (classes < 2 || classes > DONT_CARE) {
      throw new IllegalArgumentException("2 to 255 classes, not " + classes);
    }
    this.classes = classes;
    this.protocol = protocol;
    this.pixels = new long[classes * (classes + 1)];
  }

  /**
   * Takes pictures, in any order.
   *
   * @throws InputException if a label is no class
   * @throws IllegalArgumentException if a picture was taken already
   */
  @Override
  public void add(LabelBatch batch) {
    int size = batch.truth().length / batch.count();
    for (int i = 0; i < batch.count(); i++) {
      long picture = batch.first() + i;
      ClassCounts counts = new ClassCounts(classes);
      for (int p = i * size; p < (i + 1) * size; p++) {
        int truth = batch.truth()[p];
        if (truth != DONT_CARE) {
          checkClass(truth, classes, picture, "is labelled");
          int found = batch.found()[p];
          int column =
              found == DONT_CARE ? classes : checkClass(found, classes, picture, "was found to be");
          counts.add(truth, column);
          pixels[truth * (classes + 1) + column]++;
        }
      }
      put(picture, (float) counts.accuracy());
      block((int) (picture % Defaults.BLOCKS)).add(counts, 1);
    }
  }

  private ClassCounts block(int index) {
    return blocks.computeIfAbsent(index, b -> new ClassCounts(classes));
  }

  private void put(long picture, float accuracy) {
    if (accuracies.putIfAbsent(picture, accuracy) != null) {
      throw new IllegalArgumentException("picture " + picture + " was taken already");
    }
  }

  static int checkClass(int label, int classes, long picture, String what) {
    if (label < 0 || label >= classes) {
      throw new InputException(
          "picture " + picture,
          "a pixel " + what + " class " + label,
          "one of the " + classes + " classes 0 to " + (classes - 1) + ", or 255 for don't-care",
          "give the mapping from the label files' numbers to the classes");
    }
    return label;
  }

  @Override
  public void merge(ConfusionMatrix other) {
    if (other.classes != classes || !other.protocol.equals(protocol)) {
      throw new IllegalArgumentException(other.protocol + " is not " + protocol);
    }
    other.accuracies.forEach(this::put);
    other.blocks.forEach((index, counts) -> block(index).add(counts, 1));
    Arrays.setAll(pixels, i -> pixels[i] + other.pixels[i]);
  }

  @Override
  public SegmentationScores finish() {
    TreeMap<Integer, ClassCounts> copies = new TreeMap<>();
    blocks.forEach(
        (index, counts) -> {
          ClassCounts copy = new ClassCounts(classes);
          copy.add(counts, 1);
          copies.put(index, copy);
        });
    return new SegmentationScores(
        classes, protocol, pixels.clone(), copies, new TreeMap<>(accuracies));
  }
}
