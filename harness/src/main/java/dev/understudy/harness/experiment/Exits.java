package dev.understudy.harness.experiment;

import dev.understudy.harness.experiment.Experiment.ModelBinding;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subject's early exits, in order of depth: outputs of its model, or model files of their own.
 *
 * @param outputs the outputs' names, at least two; empty where the exits are files
 * @param models the exits' files, at least two; empty where they are outputs
 * @param predictor what predicts the exits' distances, or null
 * @param thresholds the distances to the last exit that are allowed, ascending
 * @param distance how distances are measured
 * @param line the line of the experiment file, for messages
 */
public record Exits(
    List<String> outputs,
    List<ModelBinding> models,
    @Nullable Predictor predictor,
    List<Double> thresholds,
    ExitDistance distance,
    int line) {
  /** Copies the lists. */
  public Exits {
    outputs = List.copyOf(outputs);
    models = List.copyOf(models);
    thresholds = List.copyOf(thresholds);
  }

  /** How many exits there are. */
  public int count() {
    return Math.max(outputs.size(), models.size());
  }

  /**
   * An output {@code [N,K]} or {@code [N,K-1]} that holds the predicted distance of each exit.
   *
   * @param model the file that has it, or null where it is an output of the subject's own model
   * @param output its name
   */
  public record Predictor(@Nullable Path model, String output) {}
}
