package dev.understudy.metrics.segmentation;

import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.metrics.Preprocessing;
import dev.understudy.runtimes.ModelFile;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A segmentation network as it is to be used.
 *
 * @param name for the footnote: {@code drn-d-105}
 * @param model ONNX or TFLite
 * @param preprocessing how pictures become its input; null where it takes them in [-1,1] at their
 *     own size
 * @param output the output to read: logits {@code [N,C,h,w]} or {@code [N,h,w,C]}, or labels {@code
 *     [N,h,w]}, of any size
 * @param classOf for each of the network's classes, the class of the label maps, or {@link
 *     ConfusionMatrix#DONT_CARE} for none of them; at least two
 */
public record SegmentationSpec(
    String name,
    ModelFile model,
    @Nullable Preprocessing preprocessing,
    String output,
    List<Integer> classOf) {
  /** Copies the classes; refuses a crop, after which no pixel has its label. */
  public SegmentationSpec {
    classOf = List.copyOf(classOf);
    if (classOf.size() < 2) {
      throw new IllegalArgumentException("a segmentation network has two classes or more");
    }
    if (preprocessing != null && preprocessing.crop() != Crop.NONE) {
      throw new IllegalArgumentException("pictures to be segmented must not be cropped");
    }
  }

  /** With the label maps' own classes, 0 to {@code classes - 1}. */
  public static SegmentationSpec of(
      String name,
      ModelFile model,
      @Nullable Preprocessing preprocessing,
      String output,
      int classes) {
    return new SegmentationSpec(
        name, model, preprocessing, output, IntStream.range(0, classes).boxed().toList());
  }

  /** For the footnote. */
  String describe() {
    return "segmentation by "
        + name
        + " (sha256 "
        + model.sha256()
        + "), "
        + (preprocessing == null ? "pictures in [-1,1]" : preprocessing.describe())
        + ", logits bilinear with half-pixel centres to the labels' size, then argmax";
  }
}
