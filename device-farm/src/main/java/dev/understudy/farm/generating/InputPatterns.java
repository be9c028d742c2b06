package dev.understudy.farm.generating;

import dev.understudy.farm.BitGenerator;
import dev.understudy.farm.InputBinding;
import dev.understudy.runtimes.TensorSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives each of a model's inputs its binding: the one of its name, or that of a pattern. */
public final class InputPatterns {
  private final InputProblems problems;
  private final Map<String, InputBinding> bound = new LinkedHashMap<>();

  private InputPatterns(InputProblems problems) {
    this.problems = problems;
  }

  /**
   * Matches bindings to inputs.
   *
   * @return a binding of each input's own, in the model's order
   * @throws dev.understudy.common.InputException if a binding names or matches no input, an input
   *     has none or two, or two latents would draw the same numbers
   */
  public static Map<String, InputBinding> match(
      List<InputBinding> bindings, InputProblems problems) {
    InputPatterns patterns = new InputPatterns(problems);
    List<InputBinding> rest = new ArrayList<>();
    for (InputBinding binding : bindings) {
      if (patterns.has(binding.input())) {
        patterns.bind(binding);
      } else {
        rest.add(binding);
      }
    }
    List<TensorSpec> free = problems.specs().stream().filter(patterns::isFree).toList();
    rest.forEach(binding -> patterns.spread(binding, free));
    Map<String, InputBinding> inOrder = new LinkedHashMap<>();
    for (TensorSpec input : problems.specs()) {
      inOrder.put(input.name(), patterns.of(input));
    }
    patterns.checkSeeds(inOrder);
    return inOrder;
  }

  /** Whether a name is a pattern. */
  public static boolean isPattern(String name) {
    return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
  }

  private boolean has(String name) {
    return problems.specs().stream().anyMatch(input -> input.name().equals(name));
  }

  private boolean isFree(TensorSpec input) {
    return !bound.containsKey(input.name());
  }

  private void bind(InputBinding binding) {
    if (bound.put(binding.input(), binding) != null) {
      throw problems.error(
          binding.input(),
          "it is bound twice",
          "one binding for each input",
          "remove one of the two");
    }
  }

  private void spread(InputBinding pattern, List<TensorSpec> free) {
    String name = pattern.input();
    if (!isPattern(name)) {
      throw problems.unknown(name);
    }
    List<String> matched =
        free.stream().map(TensorSpec::name).filter(n -> matches(name, n)).toList();
    if (matched.isEmpty()) {
      throw problems.error(
          name,
          "the pattern matches no input that has no binding of its own",
          problems.listed(),
          "correct the pattern (* stands for any letters, ? for one), or take it out");
    }
    for (int k = 0; k < matched.size(); k++) {
      bind(pattern.matched(matched.get(k), k + 1));
    }
  }

  private InputBinding of(TensorSpec input) {
    InputBinding binding = bound.get(input.name());
    if (binding == null) {
      throw problems.error(
          input.name(),
          "nothing is bound to it",
          "a binding for each of the model's inputs: " + problems.specs(),
          "bind a latent, a class label, a file, pictures or a constant to it");
    }
    return binding;
  }

  /** Whether a name is of a pattern; both are short, so trying every split is quick enough. */
  public static boolean matches(String pattern, String name) {
    if (pattern.isEmpty()) {
      return name.isEmpty();
    }
    String rest = pattern.substring(1);
    return switch (pattern.charAt(0)) {
      case '*' -> matches(rest, name) || (!name.isEmpty() && matches(pattern, name.substring(1)));
      case '?' -> !name.isEmpty() && matches(rest, name.substring(1));
      default -> name.startsWith(pattern.substring(0, 1)) && matches(rest, name.substring(1));
    };
  }

  private record Numbers(BitGenerator generator, long seed) {}

  private void checkSeeds(Map<String, InputBinding> inOrder) {
    Map<Numbers, String> latents = new HashMap<>();
    for (InputBinding binding : inOrder.values()) {
      if (binding instanceof InputBinding.Latent latent) {
        String other =
            latents.putIfAbsent(new Numbers(latent.numbers(), latent.seed()), latent.input());
        if (other != null) {
          throw problems.error(
              latent.input(),
              "it has the same seed as '"
                  + other
                  + "', "
                  + latent.seed()
                  + ", so both draw the same numbers",
              "a seed of its own for each latent of a model (a pattern's k-th match has seed + k)",
              "give one of them another `seed`");
        }
      }
    }
  }
}
