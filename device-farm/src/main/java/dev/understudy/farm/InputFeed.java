package dev.understudy.farm;

import dev.understudy.farm.generating.ConstantFeeder;
import dev.understudy.farm.generating.InputFeeder;
import dev.understudy.farm.generating.InputProblems;
import dev.understudy.farm.generating.LabelFeeder;
import dev.understudy.farm.generating.LatentFeeder;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bindings matched to a model's inputs: a stream of inputs, picture by picture. The draws do not
 * depend on how they are batched. Each latent has a generator of its own, so two latent inputs of
 * equal seed get equal streams. Not thread-safe.
 */
public final class InputFeed {
  private final Map<String, InputFeeder> feeders;

  private InputFeed(Map<String, InputFeeder> feeders) {
    this.feeders = feeders;
  }

  /**
   * Matches bindings to inputs.
   *
   * @param subject whose bindings they are, for messages
   * @param bindings one for each input, in any order
   * @param inputs the model's inputs
   * @throws dev.understudy.common.InputException if a binding names no input, an input has none or
   *     two, or a shape or type does not fit; it lists the model's inputs with their shapes
   */
  public static InputFeed of(String subject, List<InputBinding> bindings, List<TensorSpec> inputs) {
    InputProblems problems = InputProblems.ofInputs(subject, inputs);
    Map<String, InputBinding> bound = new HashMap<>();
    for (InputBinding binding : bindings) {
      String name = binding.input();
      if (inputs.stream().noneMatch(input -> input.name().equals(name))) {
        throw problems.unknown(name);
      }
      if (bound.put(name, binding) != null) {
        throw problems.error(
            name, "it is bound twice", "one binding for each input", "remove one of the two");
      }
    }
    Map<String, InputFeeder> feeders = new LinkedHashMap<>();
    for (TensorSpec input : inputs) {
      InputBinding binding = bound.get(input.name());
      if (binding == null) {
        throw problems.error(
            input.name(),
            "nothing is bound to it",
            "a binding for each of the model's inputs: " + inputs,
            "bind a latent, a class label or a constant to it");
      }
      feeders.put(input.name(), feeder(binding, input, problems));
    }
    return new InputFeed(feeders);
  }

  private static InputFeeder feeder(
      InputBinding binding, TensorSpec input, InputProblems problems) {
    if (binding instanceof InputBinding.Latent latent) {
      return LatentFeeder.of(latent, input, problems);
    }
    if (binding instanceof InputBinding.ClassLabel label) {
      return LabelFeeder.of(label, input, problems);
    }
    return ConstantFeeder.of((InputBinding.Constant) binding, input, problems);
  }

  /** Whether the model takes one picture per run: a per-picture input's batch is fixed at 1. */
  public boolean oneByOne() {
    return feeders.values().stream().anyMatch(InputFeeder::oneByOne);
  }

  /**
   * The inputs of the next pictures, by name.
   *
   * @param count how many pictures, at least 1; exactly 1 if {@link #oneByOne}
   */
  public Map<String, Tensor> next(int count) {
    if (count < 1 || (count > 1 && oneByOne())) {
      throw new IllegalArgumentException("cannot draw inputs of " + count + " pictures at once");
    }
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    feeders.forEach((name, feeder) -> inputs.put(name, feeder.next(count)));
    return inputs;
  }

  /** Draws and discards the inputs of {@code count} pictures. */
  public void skip(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("cannot skip " + count + " pictures");
    }
    feeders.values().forEach(feeder -> feeder.skip(count));
  }
}
