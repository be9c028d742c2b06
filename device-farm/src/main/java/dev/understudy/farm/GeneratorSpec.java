package dev.understudy.farm;

import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.SessionOptions;
import java.util.List;

/**
 * A generator: a model with everything that is needed to get pictures out of it.
 *
 * @param subject the subject's name
 * @param configuration tells it from the subject's other models for the same runtime, as {@code
 *     fp16}; empty where it has no name
 * @param model its model file
 * @param options how to run it
 * @param inputs a binding for each of the model's inputs
 * @param output where the picture comes out
 */
public record GeneratorSpec(
    String subject,
    String configuration,
    ModelFile model,
    SessionOptions options,
    List<InputBinding> inputs,
    ImageOutput output) {
  /** Copies the bindings. */
  public GeneratorSpec {
    inputs = List.copyOf(inputs);
  }

  /** A subject's only model for its runtime. */
  public GeneratorSpec(
      String subject,
      ModelFile model,
      SessionOptions options,
      List<InputBinding> inputs,
      ImageOutput output) {
    this(subject, "", model, options, inputs, output);
  }

  /** What records call it beside the subject: {@code onnxruntime}, {@code onnxruntime/fp16}. */
  public String label() {
    String runtime = model.runtime().id();
    return configuration.isEmpty() ? runtime : runtime + "/" + configuration;
  }

  /** The same with another output as its picture. */
  public GeneratorSpec with(ImageOutput other) {
    return new GeneratorSpec(subject, configuration, model, options, inputs, other);
  }

  /** The same with other options. */
  public GeneratorSpec with(SessionOptions other) {
    return new GeneratorSpec(subject, configuration, model, other, inputs, output);
  }
}
