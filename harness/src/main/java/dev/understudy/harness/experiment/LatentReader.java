package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.farm.BitGenerator;
import dev.understudy.farm.InputBinding;
import dev.understudy.farm.LatentDistribution;
import dev.understudy.farm.Truncation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads latents, and the truncation of values. */
final class LatentReader {
  private final YamlDocument document;
  private final Problems problems;
  private final InputFiles files;
  private final long experimentSeed;

  LatentReader(YamlDocument document, Problems problems, InputFiles files, long experimentSeed) {
    this.document = document;
    this.problems = problems;
    this.files = files;
    this.experimentSeed = experimentSeed;
  }

  InputBinding read(String input, Value entry) {
    return new InputBinding.Latent(
        input,
        distribution(entry),
        generator(entry.at("generator")),
        entry.at("seed").wholeLong(experimentSeed),
        shape(entry.at("shape")),
        truncation(entry));
  }

  private LatentDistribution distribution(Value entry) {
    return switch (entry.at("latent").text("")) {
      case "truncated-normal" ->
          new LatentDistribution.TruncatedNormal(entry.at("threshold").number(Defaults.THRESHOLD));
      case "uniform" -> uniform(entry);
      default -> new LatentDistribution.Normal();
    };
  }

  private LatentDistribution uniform(Value entry) {
    double low = entry.at("low").number(0);
    double high = entry.at("high").number(1);
    if (!(low < high)) {
      problems.add(
          document.position(entry.at("low").path()),
          entry.at("low").path(),
          "`low` is " + low + " and `high` " + high,
          "a `low` below `high`",
          "write, for example, `low: -1, high: 1`");
    }
    return new LatentDistribution.Uniform(low, high);
  }

  /** Whose random numbers: the default's where it is not told. */
  static BitGenerator generator(Value given) {
    String id = given.text("");
    return Arrays.stream(BitGenerator.values())
        .filter(generator -> generator.id().equals(id))
        .findFirst()
        .orElse(Defaults.GENERATOR);
  }

  /** Of one picture's row; none where it is not given. */
  static List<Long> shape(Value shape) {
    return shape.items().stream().map(Value::node).map(JsonNode::longValue).toList();
  }

  @Nullable Truncation truncation(Value entry) {
    if (!entry.at("psi").isGiven()) {
      return null;
    }
    return new Truncation(
        entry.at("psi").number(1),
        entry.at("mean").isGiven() ? files.file(entry.at("mean"), "a .npy of the mean") : null);
  }
}
