package dev.understudy.harness.run;

import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.ImageOutput;
import dev.understudy.harness.experiment.Exits;
import dev.understudy.harness.experiment.Experiment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subject's early exits with their model files read.
 *
 * @param asked what the experiment says of them
 * @param files one generator for each exit that is a file of its own; empty where exits are outputs
 * @param predictor the predictor's own file, or null
 */
record ExitFiles(Exits asked, List<GeneratorSpec> files, @Nullable GeneratorSpec predictor) {
  ExitFiles {
    files = List.copyOf(files);
  }

  int count() {
    return asked.count();
  }

  /** The exits' names: outputs, or file names. */
  List<String> names() {
    return files.isEmpty()
        ? asked.outputs()
        : files.stream().map(f -> String.valueOf(f.model().path().getFileName())).toList();
  }

  /** The output that predicts distances, or null where there is none. */
  @Nullable String predictorOutput() {
    return asked.predictor() == null ? null : asked.predictor().output();
  }

  /** Whether what chooses the exit is part of the subject's own model. */
  boolean predictsWithin() {
    return asked.predictor() != null && predictor == null;
  }

  /** Each exit's output of a model that has them all, read as the subject's picture is. */
  List<ImageOutput> heads(GeneratorSpec model) {
    return asked.outputs().stream().map(model.output()::with).toList();
  }

  /** The place in the experiment file, for messages. */
  String where(Experiment experiment) {
    return experiment.file() + ":" + asked.line() + ": exits";
  }

  /** Content hash of what makes the exits' pictures, beside the subject itself. */
  String outputsHash() {
    return Hashes.of(
        asked.outputs(),
        files.stream().map(Hashes::of).toList(),
        predictor == null ? "" : Hashes.of(predictor),
        String.valueOf(predictorOutput()));
  }

  /** Content hash of all that exits' figures depend on, beside the subject itself. */
  String hash() {
    return Hashes.of(outputsHash(), asked.thresholds(), asked.distance());
  }
}
