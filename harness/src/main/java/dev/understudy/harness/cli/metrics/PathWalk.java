package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.harness.paths.PathModels;
import dev.understudy.harness.paths.PathNetworks;
import dev.understudy.harness.paths.PathTrail;
import dev.understudy.harness.run.Progress;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paths.PathLength;
import dev.understudy.metrics.paths.PathOptions;
import dev.understudy.runtimes.ModelFile;
import java.util.ArrayList;
import java.util.List;

/** Takes the steps of a path length, batch by batch. */
final class PathWalk {
  private final PathModels models;
  private final List<String> bound;
  private final PathOptions options;
  private final PairedMeasure distance;

  /**
   * With open models.
   *
   * @param bound what is bound to their other inputs, as the user wrote it
   */
  PathWalk(PathModels models, List<String> bound, PathOptions options, PairedMeasure distance) {
    this.models = models;
    this.bound = bound;
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
    var trail = new PathTrail(models, options, distance);
    PathNetworks networks = models.networks();
    progress.begin("path length of " + networks.generator().path(), 1, 1, samples);
    try {
      for (int done = 0; done < samples; ) {
        int count = Math.min(read.batch(PathTrail.BATCH), samples - done);
        length.add(trail.next(count));
        progress.advance(count);
        done += count;
      }
    } finally {
      progress.end();
    }
    String constants = bound.isEmpty() ? "" : ", constant " + String.join(", ", bound);
    Measurement measured =
        Measurements.under(networks.describe() + constants + "; ", length.finish())
            .withWarnings(PathTrail.warnings(samples, otherNet));
    return new Answer(command, List.of(measured), null, inputs(networks), List.of(), List.of());
  }

  private static List<Answer.Input> inputs(PathNetworks networks) {
    List<Answer.Input> inputs = new ArrayList<>();
    inputs.add(input("generator", networks.generator()));
    if (networks.mapping() != null) {
      inputs.add(input("mapping", networks.mapping()));
    }
    return inputs;
  }

  private static Answer.Input input(String role, ModelFile model) {
    return new Answer.Input(role, model.path().toString(), "model", 0, model.sha256());
  }
}
