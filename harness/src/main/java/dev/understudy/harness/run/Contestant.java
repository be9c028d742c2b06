package dev.understudy.harness.run;

import dev.understudy.farm.GeneratorSpec;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.reports.Role;
import dev.understudy.runtimes.Precision;
import dev.understudy.runtimes.Runtimes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subject with its model files read: ready to be opened on a device.
 *
 * @param number its place in the experiment, from 0
 * @param subject what the experiment says of it
 * @param generators one per model file; the first makes the pictures
 * @param exits its early exits, or null
 */
record Contestant(
    int number,
    Experiment.Subject subject,
    List<GeneratorSpec> generators,
    @Nullable ExitFiles exits) {
  String name() {
    return subject.name();
  }

  Role role() {
    return subject.role();
  }

  /** The generator whose pictures are judged. */
  GeneratorSpec pictures() {
    return generators.get(0);
  }

  /** What a generator of it computes with: as the experiment says, or as the file shows. */
  Precision precision(GeneratorSpec spec) {
    Precision said = subject.models().get(generators.indexOf(spec)).precision();
    return said == null ? Runtimes.precision(spec.model()) : said;
  }

  /** A file-safe unique name. */
  String key() {
    return Names.fileSafe(number, name());
  }
}
