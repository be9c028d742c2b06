package dev.understudy.harness.run;

import dev.understudy.common.Sha256;
import dev.understudy.farm.BindingText;
import dev.understudy.farm.GeneratorSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Content hashes of steps: over everything a result depends on, and over no path or name of a file.
 */
final class Hashes {
  /** Raise it when a step's meaning changes, so that old journals are not mistaken for new ones. */
  private static final String GENERATION = "1";

  private Hashes() {}

  static String of(Object... parts) {
    String text =
        Stream.concat(Stream.of(GENERATION), Arrays.stream(parts))
            .map(String::valueOf)
            .map(part -> part.length() + ":" + part)
            .collect(Collectors.joining(";"));
    return Sha256.of(text);
  }

  static String of(GeneratorSpec spec) {
    List<String> inputs =
        spec.inputs().stream()
            .map(input -> input.input() + "=" + BindingText.hashed(input))
            .sorted()
            .toList();
    return of(spec.model().sha256(), spec.options(), inputs, spec.output());
  }
}
