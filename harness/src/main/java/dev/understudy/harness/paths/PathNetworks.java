package dev.understudy.harness.paths;

import dev.understudy.farm.ImageOutput;
import dev.understudy.farm.InputBinding;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.SessionOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generator whose paths are measured, read but not opened.
 *
 * @param generator from a latent (z or w) to pictures
 * @param options how it runs
 * @param latent its latent's input, or null for the one that nothing else is bound to
 * @param inputs what feeds its other inputs; the same at both ends of a step
 * @param output where the pictures come out
 * @param mapping the mapping network from z to w, or null; its latent is the input that nothing is
 *     bound to, w its only output
 * @param mappingOptions how that runs
 * @param mappingInputs what feeds the mapping network's other inputs
 */
public record PathNetworks(
    ModelFile generator,
    SessionOptions options,
    @Nullable String latent,
    List<InputBinding> inputs,
    ImageOutput output,
    @Nullable ModelFile mapping,
    SessionOptions mappingOptions,
    List<InputBinding> mappingInputs) {
  /** Copies the lists. */
  public PathNetworks {
    inputs = List.copyOf(inputs);
    mappingInputs = List.copyOf(mappingInputs);
  }

  /** For the footnote. */
  public String describe() {
    return "generator "
        + shown(generator)
        + (mapping == null ? "" : " after mapping " + shown(mapping));
  }

  private static String shown(ModelFile model) {
    // Enough of a SHA-256 to tell files apart in a footnote; the record has all of it.
    return model.path().getFileName() + " " + model.sha256().substring(0, 8);
  }
}
