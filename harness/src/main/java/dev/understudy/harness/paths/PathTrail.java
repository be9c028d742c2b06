package dev.understudy.harness.paths;

import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paths.PathGenerator;
import dev.understudy.metrics.paths.PathLength.Lengths;
import dev.understudy.metrics.paths.PathMeter;
import dev.understudy.metrics.paths.PathOptions;
import dev.understudy.metrics.paths.PathOptions.Space;
import dev.understudy.metrics.paths.PathSampler;
import java.util.ArrayList;
import java.util.List;

/** The steps of one generator's path length, in order. The models stay the caller's to close. */
public final class PathTrail {
  /** Steps at once: two pictures each, and LPIPS on VGG16 takes 100 MB for a pair of 256x256. */
  public static final int BATCH = 4;

  /** Steps that published figures take. */
  public static final int PUBLISHED = 50_000;

  private final PathSampler sampler;
  private final PathMeter meter;
  private final PathGenerator generator;

  /** From the first step on, with a perceptual distance, which stays the caller's to close. */
  public PathTrail(PathModels models, PathOptions options, PairedMeasure distance) {
    this.generator = models.generator(options.space());
    this.meter = new PathMeter(options, distance);
    this.sampler =
        new PathSampler(
            options,
            models.dimensions(),
            options.space() == Space.W ? models.mappingAlone() : null);
  }

  /** The lengths of the next steps. */
  public Lengths next(int count) {
    return meter.measure(sampler.next(count), generator);
  }

  /** Passes over steps that were measured before. */
  public void skip(long count) {
    sampler.skip(count);
  }

  /**
   * How the figure differs from published ones.
   *
   * @param otherNet whether the distance is not LPIPS on VGG16
   */
  public static List<String> warnings(int samples, boolean otherNet) {
    List<String> warnings = new ArrayList<>();
    if (samples < PUBLISHED) {
      warnings.add(samples + " steps; published figures take " + PUBLISHED + ".");
    }
    if (otherNet) {
      warnings.add("Published path lengths stand on LPIPS of VGG16.");
    }
    return warnings;
  }
}
