package dev.understudy.farm;

import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.SessionOptions;
import java.util.List;

/**
 * A generator: a model with everything that is needed to get pictures out of it.
 *
 * @param subject the subject's name
 * @param model its model file
 * @param options how to run it
 * @param inputs a binding for each of the model's inputs
 * @param output where the picture comes out
 */
public record GeneratorSpec(
    String subject,
    ModelFile model,
    SessionOptions options,
    List<InputBinding> inputs,
    ImageOutput output) {
  /** Copies the bindings. */
  public GeneratorSpec {
    inputs = List.copyOf(inputs);
  }
}
