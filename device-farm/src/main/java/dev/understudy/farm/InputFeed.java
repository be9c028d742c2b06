package dev.understudy.farm;

import dev.understudy.farm.generating.ConstantFeeder;
import dev.understudy.farm.generating.FixedBatch;
import dev.understudy.farm.generating.ImagesFeeder;
import dev.understudy.farm.generating.InputFeeder;
import dev.understudy.farm.generating.InputPatterns;
import dev.understudy.farm.generating.InputProblems;
import dev.understudy.farm.generating.LabelFeeder;
import dev.understudy.farm.generating.LabelMapFeeder;
import dev.understudy.farm.generating.LatentFeeder;
import dev.understudy.farm.generating.PairedInputs;
import dev.understudy.farm.generating.RowsFeeder;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bindings matched to a model's inputs: a stream of inputs, picture by picture. What a picture is
 * given does not depend on how they are batched. Close it to close the files it reads. Not
 * thread-safe.
 *
 * <p>A model whose batch is fixed at B gets B rows in every run; where fewer pictures are asked
 * for, the last one's row is repeated, and what comes out for it is to be left unread.
 */
public final class InputFeed implements AutoCloseable {
  private final Map<String, InputBinding> bound;
  private final Map<String, InputFeeder> feeders;
  private final InputProblems problems;
  private final int batch;

  private InputFeed(
      Map<String, InputBinding> bound,
      Map<String, InputFeeder> feeders,
      InputProblems problems,
      int batch) {
    this.bound = bound;
    this.feeders = feeders;
    this.problems = problems;
    this.batch = batch;
  }

  /**
   * Matches bindings to inputs.
   *
   * @param subject whose bindings they are, for messages
   * @param bindings one for each input, in any order, or a pattern for several
   * @param inputs the model's inputs
   * @throws dev.understudy.common.InputException if a binding names no input, an input has none or
   *     two, two latents would draw the same numbers, or a shape or type does not fit; it lists the
   *     model's inputs with their shapes
   */
  public static InputFeed of(String subject, List<InputBinding> bindings, List<TensorSpec> inputs) {
    InputProblems problems = InputProblems.ofInputs(subject, inputs);
    Map<String, InputBinding> bound = InputPatterns.match(bindings, problems);
    Map<String, InputFeeder> feeders = new LinkedHashMap<>();
    for (TensorSpec input : inputs) {
      InputBinding binding = bound.get(input.name());
      if (binding != null) {
        feeders.put(input.name(), feeder(binding, input, problems));
      }
    }
    PairedInputs.check(feeders, problems);
    return new InputFeed(bound, feeders, problems, FixedBatch.of(feeders, problems));
  }

  private static InputFeeder feeder(
      InputBinding binding, TensorSpec input, InputProblems problems) {
    if (binding instanceof InputBinding.Latent latent) {
      return LatentFeeder.of(latent, input, problems);
    }
    if (binding instanceof InputBinding.ClassLabel label) {
      return LabelFeeder.of(label, input, problems);
    }
    if (binding instanceof InputBinding.Rows rows) {
      return RowsFeeder.of(rows, input, problems);
    }
    if (binding instanceof InputBinding.Images images) {
      return ImagesFeeder.of(images, input, problems);
    }
    if (binding instanceof InputBinding.Labels labels) {
      return LabelMapFeeder.of(labels, input, problems);
    }
    return ConstantFeeder.of((InputBinding.Constant) binding, input, problems);
  }

  /**
   * How many pictures the files that are bound hold inputs for; {@link Long#MAX_VALUE} where
   * nothing bounds them.
   */
  public long available() {
    return feeders.values().stream().mapToLong(InputFeeder::available).min().orElse(Long.MAX_VALUE);
  }

  /**
   * Reads all that files hold for the first pictures, so that what is wrong in the midst of one is
   * told before a long run rather than in it. What {@link #next} gives stays the same.
   *
   * @throws dev.understudy.common.InputException naming the file, and what in it cannot be fed
   */
  public void check(InputChecks checks) {
    for (TensorSpec input : problems.specs()) {
      InputBinding binding = bound.get(input.name());
      InputFeeder feeder = feeders.get(input.name());
      if (binding != null && feeder != null && checks.isNew(binding, input)) {
        feeder.check(Math.min(checks.pictures(), feeder.held()));
      }
    }
  }

  /** Whether the model takes one picture per run: a per-picture input's batch is fixed at 1. */
  public boolean oneByOne() {
    return batch == 1;
  }

  /** How many pictures a run makes, where the model fixes that; 0 where it takes any number. */
  public int batch() {
    return batch;
  }

  /**
   * The inputs of the next pictures, by name.
   *
   * @param count how many pictures, at least 1, and at most {@link #batch} where that is fixed
   */
  public Map<String, Tensor> next(int count) {
    if (count < 1 || (batch > 0 && count > batch)) {
      throw new IllegalArgumentException("cannot draw inputs of " + count + " pictures at once");
    }
    int rows = batch == 0 ? count : batch;
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    feeders.forEach(
        (name, feeder) ->
            inputs.put(
                name,
                feeder.perPicture()
                    ? FixedBatch.filled(feeder.next(count), rows)
                    : feeder.next(rows)));
    return inputs;
  }

  /** Passes over the inputs of {@code count} pictures. */
  public void skip(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("cannot skip " + count + " pictures");
    }
    feeders.values().forEach(feeder -> feeder.skip(count));
  }

  @Override
  public void close() {
    feeders.values().forEach(InputFeeder::close);
  }
}
