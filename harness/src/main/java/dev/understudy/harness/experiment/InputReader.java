package dev.understudy.harness.experiment;

import dev.understudy.farm.BitGenerator;
import dev.understudy.farm.InputBinding;
import dev.understudy.farm.generating.InputPatterns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what feeds a model's inputs. */
final class InputReader {
  private final YamlDocument document;
  private final Problems problems;
  private final InputKeys keys;
  private final LatentReader latents;
  private final ClassReader classes;
  private final ConstantReader constants;
  private final InputSetReader sets;

  InputReader(YamlDocument document, Problems problems, PathChecks paths, long experimentSeed) {
    this.document = document;
    this.problems = problems;
    InputFiles files = new InputFiles(paths);
    this.keys = new InputKeys(document, problems);
    this.latents = new LatentReader(document, problems, files, experimentSeed);
    this.classes = new ClassReader(document, problems, files, experimentSeed);
    this.constants = new ConstantReader(document, problems);
    this.sets = new InputSetReader(document, problems, files);
  }

  List<InputBinding> read(Value inputs) {
    List<InputBinding> bindings = new ArrayList<>();
    Map<Numbers, String> seeds = new HashMap<>();
    for (Value entry : inputs.entries()) {
      keys.check(entry);
      InputBinding binding = binding(entry);
      bindings.add(binding);
      if (binding instanceof InputBinding.Latent latent && entry.at("latent").isGiven()) {
        checkSeed(entry, latent, seeds);
      }
    }
    return List.copyOf(bindings);
  }

  private InputBinding binding(Value entry) {
    String input = entry.path().lastKey();
    return switch (InputKind.of(entry)) {
      case CLASSES -> classes.read(input, entry);
      case LABEL_MAPS -> sets.labelMaps(input, entry);
      case IMAGES -> sets.images(input, entry);
      case FILE -> sets.rows(input, entry, latents.truncation(entry));
      case CONSTANT -> new InputBinding.Constant(input, constants.read(entry.at("constant")));
      case LATENT -> latents.read(input, entry);
    };
  }

  private record Numbers(BitGenerator generator, long seed) {}

  /** Those of a pattern are known once the model's inputs are. */
  private void checkSeed(Value entry, InputBinding.Latent latent, Map<Numbers, String> seeds) {
    if (InputPatterns.isPattern(latent.input())) {
      return;
    }
    String other = seeds.putIfAbsent(new Numbers(latent.numbers(), latent.seed()), latent.input());
    if (other != null) {
      problems.add(
          document.position(entry.path()),
          entry.path(),
          "it has the same seed as " + Quote.of(other) + ", so both draw the same numbers",
          "a seed of its own for each latent of a model",
          "give it one: `seed: " + (latent.seed() + 1) % (1L << 32) + "`");
    }
  }
}
