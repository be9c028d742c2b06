package dev.understudy.metrics.paths;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paths.PathLength.Lengths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Generates the pictures at both ends of steps and measures how far apart they look. */
public final class PathMeter {
  private final PathOptions options;
  private final PairedMeasure distance;

  /**
   * With a perceptual distance, which stays the caller's to close; the papers take LPIPS on VGG16.
   */
  public PathMeter(PathOptions options, PairedMeasure distance) {
    this.options = options;
    this.distance = distance;
  }

  /**
   * Measures steps.
   *
   * @throws InputException if the pictures cannot be brought to 256 pixels a side by whole factors,
   *     or the distance refuses them
   */
  public Lengths measure(PathSteps steps, PathGenerator generator) {
    Pictures from = generate(generator, steps, steps.from());
    Pictures to = generate(generator, steps, steps.to());
    Set<String> warnings = new LinkedHashSet<>();
    if (steps.first() == 0) {
      // What spoils one step spoils all, so the first batch tells.
      warnings.addAll(flaws(from, to, generate(generator, steps, steps.from())));
    }
    float[] distances =
        distance.of(
            PathPictures.prepare(from, options.faceCrop()),
            PathPictures.prepare(to, options.faceCrop()));
    warnings.addAll(distance.warnings());
    double squared = options.epsilon() * options.epsilon();
    double[] lengths =
        IntStream.range(0, distances.length).mapToDouble(i -> distances[i] / squared).toArray();
    return new Lengths(steps.first(), lengths, List.copyOf(warnings));
  }

  private static Pictures generate(PathGenerator generator, PathSteps steps, float[] latents) {
    Pictures pictures = generator.generate(steps.first(), latents.clone(), steps.count());
    if (pictures.count() != steps.count()) {
      throw new IllegalArgumentException(
          "the generator gave " + pictures.count() + " pictures for " + steps.count());
    }
    return pictures;
  }

  private static List<String> flaws(Pictures from, Pictures to, Pictures again) {
    List<String> flaws = new ArrayList<>();
    if (PathPictures.areEightBit(from) && PathPictures.areEightBit(to)) {
      flaws.add(
          "The generator's pictures are rounded to 8 bits, which is more than a step changes: the"
              + " path length is not to be believed.");
    }
    if (!Arrays.equals(from.data(), again.data())) {
      flaws.add(
          "The generator gives different pictures for equal latents: its noise, which must be the"
              + " same at both ends of a step, is counted as path length.");
    }
    return flaws;
  }
}
