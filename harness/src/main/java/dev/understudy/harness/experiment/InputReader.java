package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.farm.InputBinding;
import dev.understudy.runtimes.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what feeds a model's inputs. */
final class InputReader {
  private final YamlDocument document;
  private final Problems problems;
  private final long experimentSeed;

  InputReader(YamlDocument document, Problems problems, long experimentSeed) {
    this.document = document;
    this.problems = problems;
    this.experimentSeed = experimentSeed;
  }

  List<InputBinding> read(Value inputs) {
    List<InputBinding> bindings = new ArrayList<>();
    Map<Long, String> latents = new HashMap<>();
    for (Value entry : inputs.entries()) {
      InputBinding binding = binding(entry);
      bindings.add(binding);
      if (binding instanceof InputBinding.Latent latent) {
        checkSeed(entry, latent, latents);
      }
    }
    return List.copyOf(bindings);
  }

  private InputBinding binding(Value entry) {
    String input = entry.path().lastKey();
    if (entry.at("classes").isGiven()) {
      return new InputBinding.ClassLabel(input, entry.at("classes").whole(1));
    }
    if (entry.at("constant").isGiven()) {
      return new InputBinding.Constant(input, constant(entry.at("constant")));
    }
    return new InputBinding.Latent(input, entry.at("seed").wholeLong(experimentSeed));
  }

  private void checkSeed(Value entry, InputBinding.Latent latent, Map<Long, String> latents) {
    String other = latents.putIfAbsent(latent.seed(), latent.input());
    if (other != null && entry.at("latent").isGiven()) {
      problems.add(
          document.position(entry.path()),
          entry.path(),
          "it has the same seed as " + Quote.of(other) + ", so both draw the same numbers",
          "a seed of its own for each latent of a model",
          "give it one: `seed: " + (latent.seed() + 1) % (1L << 32) + "`");
    }
  }

  /** A number is a scalar {@code []}, a list {@code [n]}; whole numbers stay whole. */
  private static Tensor constant(Value constant) {
    List<JsonNode> numbers = new ArrayList<>();
    constant.items().forEach(item -> numbers.add(item.node()));
    if (numbers.isEmpty()) {
      numbers.add(constant.node());
    }
    long[] shape = constant.node().isArray() ? new long[] {numbers.size()} : new long[0];
    if (numbers.stream().allMatch(n -> n.isIntegralNumber() && n.canConvertToLong())) {
      return Tensor.of(numbers.stream().mapToLong(JsonNode::longValue).toArray(), shape);
    }
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i).floatValue();
    }
    return Tensor.of(values, shape);
  }
}
