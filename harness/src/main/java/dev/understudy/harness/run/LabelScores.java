package dev.understudy.harness.run;

import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.segmentation.ClassAveraging;
import dev.understudy.metrics.segmentation.SegmentationScores;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** How well a segmentation network finds in the pictures what their label maps ask for. */
final class LabelScores {
  private final Setup setup;
  private final BootstrapOptions options;

  LabelScores(Setup setup, BootstrapOptions options) {
    this.setup = setup;
    this.options = options;
  }

  /** Mean IoU and pixel accuracy. */
  Fragment score(PictureStage stage) {
    ClassAveraging averaging = Objects.requireNonNull(setup.labelling()).averaging();
    Map<Contestant, SegmentationScores> scores = new LinkedHashMap<>();
    setup.contestants().forEach(c -> scores.put(c, stage.segmenter().scores(c)));
    FragmentBuilder out = new FragmentBuilder();
    Comparisons.compare(
        setup,
        c -> Pairs.of(scores, c).miou(averaging, options),
        (t, s) -> Pairs.of(scores, s).miouDifference(Pairs.of(scores, t), averaging, options),
        out);
    Comparisons.compare(
        setup,
        c -> Pairs.of(scores, c).pixelAccuracy(options),
        (t, s) -> Pairs.of(scores, s).pixelAccuracyDifference(Pairs.of(scores, t), options),
        out);
    return out.build();
  }
}
