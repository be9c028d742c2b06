package dev.understudy.metrics.segmentation;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.PictureInput;
import dev.understudy.metrics.Preprocessing;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A segmentation network of the user's, which tells each pixel's class. Grey pictures are repeated
 * to three channels where it takes three. Not thread-safe.
 */
public final class SegmentationNetwork implements AutoCloseable {
  private final SegmentationSpec spec;
  private final ModelSession session;
  private final PictureInput input;
  private final SegmentationOutput output;
  private final Set<String> warnings = new LinkedHashSet<>();

  private SegmentationNetwork(SegmentationSpec spec, ModelSession session) {
    String where = spec.model().path().toString();
    this.spec = spec;
    this.session = session;
    this.input = PictureInput.of(where, session.inputs());
    this.output = new SegmentationOutput(where, spec.output(), spec.classOf());
  }

  /**
   * Opens one.
   *
   * @throws InputException if the model has no single picture input
   */
  public static SegmentationNetwork open(SegmentationSpec spec, SessionOptions options) {
    ModelSession session = Runtimes.open(spec.model(), options);
    try {
      return new SegmentationNetwork(spec, session);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** How pictures are segmented, for the footnote of a {@link ConfusionMatrix}. */
  public String protocol() {
    return spec.describe();
  }

  /** What the reader must know of how pictures were fed, each one sentence; grows with use. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * The class of every pixel, at the label maps' size.
   *
   * @param height the label maps' rows
   * @param width the label maps' columns
   * @return {@code [count, height, width]}, each a class of the label maps or {@link
   *     ConfusionMatrix#DONT_CARE}
   * @throws InputException if the pictures do not fit the network, or its output is neither logits
   *     nor labels, or not finite
   */
  public int[] segment(Pictures pictures, int height, int width) {
    Preprocessing preprocessing = spec.preprocessing();
    if (pictures.channels() == 1 && (preprocessing != null || input.wantsColour(pictures))) {
      warnings.add("Grey pictures were repeated to three channels for " + spec.name() + ".");
    }
    Pictures seen =
        preprocessing == null ? pictures : preprocessing.normalise(preprocessing.fit(pictures));
    input.check(spec.name(), seen);
    int step = input.fixedBatch() > 0 ? input.fixedBatch() : Math.max(1, seen.count());
    int[] found = new int[seen.count() * height * width];
    for (int from = 0; from < seen.count(); from += step) {
      Map<String, Tensor> out =
          session.run(Map.of(input.name(), input.tensor(seen, from, step)), Set.of(spec.output()));
      int taken = Math.min(step, seen.count() - from);
      for (int i = 0; i < taken; i++) {
        output.classes(
            out.get(spec.output()), i, step, height, width, found, (from + i) * height * width);
      }
    }
    return found;
  }

  @Override
  public void close() {
    session.close();
  }
}
