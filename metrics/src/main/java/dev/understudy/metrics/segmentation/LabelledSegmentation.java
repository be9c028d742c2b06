package dev.understudy.metrics.segmentation;

import dev.understudy.datasets.LabelMap;
import dev.understudy.datasets.LabelMaps;
import dev.understudy.datasets.Pictures;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Segments pictures at the size of the label maps they were made from: picture i belongs to label
 * map i. Not thread-safe; the network stays the caller's to close.
 */
public final class LabelledSegmentation {
  /** Pictures of a city fill a gigabyte with their logits by the dozen. */
  public static final int BATCH = 4;

  private final SegmentationNetwork network;
  private final LabelMaps labels;
  private final Set<String> warnings = new LinkedHashSet<>();

  /** With a network whose classes are those of the label maps' mapping. */
  public LabelledSegmentation(SegmentationNetwork network, LabelMaps labels) {
    this.network = network;
    this.labels = labels;
  }

  /** How pictures are segmented and labels read, for the footnote. */
  public String protocol() {
    return network.protocol() + "; labels by " + labels.mapping().name();
  }

  /** What the reader must know, each one sentence; grows with use. */
  public List<String> warnings() {
    Set<String> all = new LinkedHashSet<>(warnings);
    all.addAll(network.warnings());
    return List.copyOf(all);
  }

  /**
   * What should be and what was found: one batch where the label maps have one size, else one per
   * picture.
   *
   * @param pictures at most {@link #BATCH} where memory matters
   * @param first the first one's number over all, from 0
   * @throws dev.understudy.common.InputException if a label map cannot be read or the pictures do
   *     not fit the network
   */
  public List<LabelBatch> of(Pictures pictures, int first) {
    List<LabelMap> maps =
        IntStream.range(first, first + pictures.count()).mapToObj(labels::read).toList();
    LabelMap one = maps.get(0);
    boolean oneSize =
        maps.stream().allMatch(m -> m.height() == one.height() && m.width() == one.width());
    maps.forEach(map -> checkAspect(pictures, map));
    if (oneSize) {
      int[] truth = maps.stream().flatMapToInt(m -> IntStream.of(m.ids())).toArray();
      int[] found = network.segment(pictures, one.height(), one.width());
      return List.of(new LabelBatch(first, pictures.count(), truth, found));
    }
    warnings.add("The label maps have several sizes: large ones have more pixels to count.");
    List<LabelBatch> batches = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      LabelMap map = maps.get(i);
      int[] found = network.segment(pictures.picture(i), map.height(), map.width());
      batches.add(new LabelBatch(first + (long) i, 1, map.ids(), found));
    }
    return batches;
  }

  private void checkAspect(Pictures pictures, LabelMap map) {
    if ((long) pictures.height() * map.width() != (long) pictures.width() * map.height()) {
      warnings.add(
          "Pictures and label maps differ in aspect: what was found is stretched to the maps.");
    }
  }
}
