package dev.understudy.metrics.segmentation;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Intervals;
import dev.understudy.metrics.bootstrap.Resampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a {@link ConfusionMatrix} says: over all pixels of all pictures, as the field does. */
public final class SegmentationScores {
  private final int classes;
  private final String protocol;
  private final long @Nullable [] pixels;
  private final SortedMap<Integer, ClassCounts> blocks;
  private final SortedMap<Long, Float> accuracies;
  private final ClassCounts all;

  SegmentationScores(
      int classes,
      String protocol,
      long @Nullable [] pixels,
      SortedMap<Integer, ClassCounts> blocks,
      SortedMap<Long, Float> accuracies) {
    this.classes = classes;
    this.protocol = protocol;
    this.pixels = pixels;
    this.blocks = blocks;
    this.accuracies = accuracies;
    this.all = new ClassCounts(classes);
    blocks.values().forEach(block -> all.add(block, 1));
  }

  /** How many pictures were taken. */
  public int pictures() {
    return accuracies.size();
  }

  /**
   * Pixels of a class by what was found.
   *
   * @param found a class, or the number of classes for those where none of them was found
   * @throws IllegalStateException if these are scores of {@link SegmentationRows}
   */
  public long pixels(int truth, int found) {
    if (pixels == null) {
      throw new IllegalStateException("only sums of classes are kept in rows");
    }
    return pixels[truth * (classes + 1) + found];
  }

  /** Each class's intersection over union; NaN where it is neither in the labels nor found. */
  public double[] classIous() {
    return IntStream.range(0, classes).mapToDouble(all::iou).toArray();
  }

  /** The mean intersection over union, with an interval by resampling pictures in blocks. */
  public Measurement miou(ClassAveraging averaging, BootstrapOptions options) {
    return measured(
        Metrics.MIOU, protocol(averaging), null, counts -> counts.meanIou(averaging), options);
  }

  /** The share of pixels whose class was found, with an interval by resampling in blocks. */
  public Measurement pixelAccuracy(BootstrapOptions options) {
    return measured(Metrics.PIXEL_ACCURACY, pixelProtocol(), null, ClassCounts::accuracy, options);
  }

  /**
   * This student's mIoU less the teacher's at the same label maps; there is no share of pictures,
   * since a picture alone has no mIoU over all classes.
   *
   * @throws IllegalArgumentException if the pictures' numbers differ
   */
  public Difference miouDifference(
      SegmentationScores teacher, ClassAveraging averaging, BootstrapOptions options) {
    checkPaired(teacher);
    return new Difference(
        measured(
            Metrics.MIOU,
            "student − teacher, paired; " + protocol(averaging),
            teacher,
            counts -> counts.meanIou(averaging),
            options),
        null);
  }

  /**
   * This student's pixel accuracy less the teacher's at the same label maps, and the share of
   * pictures in which the student's is strictly higher.
   *
   * @throws IllegalArgumentException if the pictures' numbers differ
   */
  public Difference pixelAccuracyDifference(SegmentationScores teacher, BootstrapOptions options) {
    checkPaired(teacher);
    long better =
        accuracies.entrySet().stream()
            .filter(e -> e.getValue() > teacher.accuracies.getOrDefault(e.getKey(), Float.NaN))
            .count();
    return new Difference(
        measured(
            Metrics.PIXEL_ACCURACY,
            "student − teacher, paired; " + pixelProtocol(),
            teacher,
            ClassCounts::accuracy,
            options),
        pictures() == 0 ? null : (double) better / pictures());
  }

  private void checkPaired(SegmentationScores teacher) {
    if (teacher.classes != classes || !teacher.accuracies.keySet().equals(accuracies.keySet())) {
      throw new IllegalArgumentException("student and teacher were not given the same label maps");
    }
  }

  private String protocol(ClassAveraging averaging) {
    return protocol + "; over all pixels but don't-care, " + averaging.describe();
  }

  private String pixelProtocol() {
    return protocol + "; over all pixels but don't-care";
  }

  /** A statistic of the counts, less the teacher's where there is one, resampled in blocks. */
  private Measurement measured(
      String measure,
      String how,
      @Nullable SegmentationScores teacher,
      ToDoubleFunction<ClassCounts> statistic,
      BootstrapOptions options) {
    Optional<Measurement> refused = Metrics.refuse(measure, Unit.NONE, how, pictures());
    if (refused.isPresent()) {
      return refused.get();
    }
    if (all.isEmpty()) {
      var why = Validity.of(Validity.Kind.FAILED, "every pixel is don't-care");
      return Measurement.missing(measure, Unit.NONE, how, why);
    }
    double value =
        statistic.applyAsDouble(all) - (teacher == null ? 0 : statistic.applyAsDouble(teacher.all));
    var resampling = new Resampling(options, Resampling.GENERATED);
    double[] resampled =
        IntStream.range(0, resampling.count())
            .parallel()
            .mapToDouble(
                r -> {
                  int[] weights = resampling.weights(r, blocks.size());
                  double mine = statistic.applyAsDouble(drawn(weights));
                  return teacher == null
                      ? mine
                      : mine - statistic.applyAsDouble(teacher.drawn(weights));
                })
            .filter(Double::isFinite) // a draw of nothing but don't-care says nothing
            .toArray();
    return Measurement.of(
            measure,
            value,
            Unit.NONE,
            pictures(),
            within(
                teacher == null ? 0 : -1,
                Intervals.centred(value, resampled, options, method(options))),
            how)
        .withWarnings(warnings());
  }

  private ClassCounts drawn(int[] weights) {
    ClassCounts sum = new ClassCounts(classes);
    List<ClassCounts> all = List.copyOf(blocks.values());
    for (int b = 0; b < weights.length; b++) {
      if (weights[b] > 0) {
        sum.add(all.get(b), weights[b]);
      }
    }
    return sum;
  }

  private String method(BootstrapOptions options) {
    return "bootstrap over "
        + (blocks.size() == pictures() ? "pictures" : blocks.size() + " blocks of pictures")
        + ", "
        + options.resamples()
        + " resamples";
  }

  private static ConfidenceInterval within(double floor, ConfidenceInterval wide) {
    return new ConfidenceInterval(
        Math.max(floor, wide.low()), Math.min(1, wide.high()), wide.level(), wide.method());
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    int absent = all.absent();
    if (absent > 0) {
      warnings.add(absent + " of " + classes + " classes are in no label map.");
    }
    return warnings;
  }
}
