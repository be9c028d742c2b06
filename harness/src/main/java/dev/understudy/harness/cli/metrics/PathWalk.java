package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.harness.run.Progress;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paths.PathGenerator;
import dev.understudy.metrics.paths.PathLength;
import dev.understudy.metrics.paths.PathMeter;
import dev.understudy.metrics.paths.PathOptions;
import dev.understudy.metrics.paths.PathOptions.Space;
import dev.understudy.metrics.paths.PathSampler;
import java.util.ArrayList;
import java.util.List;

/** Takes the steps of a path length, batch by batch. */
final class PathWalk {
  private static final int BATCH = 4;
  private static final int PUBLISHED = 50_000;

  private final PathModels models;
  private final PathOptions options;
  private final PairedMeasure distance;

  PathWalk(PathModels models, PathOptions options, PairedMeasure distance) {
    this.models = models;
    this.options = options;
    this.distance = distance;
  }

  /**
   * Measures.
   *
   * @param otherNet whether the distance is not the published one
   */
  Answer measure(
      String command, int samples, ReadOptions read, Progress progress, boolean otherNet) {
    var length = new PathLength(options, distance.protocol(), BootstrapOptions.defaults());
    var meter = new PathMeter(options, distance);
    PathGenerator generator = models.generator(options.space());
    var sampler =
        new PathSampler(
            options,
            models.dimensions(),
            options.space() == Space.W ? models.mappingAlone() : null);
    progress.begin("path length of " + models.file().path(), 1, 1, samples);
    try {
      for (int done = 0; done < samples; ) {
        int count = Math.min(read.batch(BATCH), samples - done);
        length.add(meter.measure(sampler.next(count), generator));
        progress.advance(count);
        done += count;
      }
    } finally {
      progress.end();
    }
    Measurement measured =
        Measurements.under(models.describe(), length.finish())
            .withWarnings(warnings(samples, otherNet));
    return new Answer(command, List.of(measured), null, models.inputs(), List.of(), List.of());
  }

  private static List<String> warnings(int samples, boolean otherNet) {
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
