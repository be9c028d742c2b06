package dev.understudy.harness.experiment;

import dev.understudy.farm.ImageOutput;
import dev.understudy.farm.InputBinding;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.paths.PathOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How perceptual path lengths are measured.
 *
 * @param lpips the installed network that the distance stands on
 * @param options space, sampling, step, crop and seed
 * @param samples how many steps
 * @param latent the latent's input of subjects that have no networks of their own here, or null for
 *     the only one that a latent is bound to
 * @param networks what subjects' paths run through, where it is not the model of their pictures
 */
public record PathLengthChoice(
    KnownNetwork lpips,
    PathOptions options,
    int samples,
    @Nullable String latent,
    List<Networks> networks) {
  /** Copies the list. */
  public PathLengthChoice {
    networks = List.copyOf(networks);
  }

  /** What a subject's paths run through; empty where it is the model of its pictures. */
  public Optional<Networks> of(String subject) {
    return networks.stream().filter(n -> n.subject().equals(subject)).findFirst();
  }

  /**
   * A generator, as its own file.
   *
   * @param subject whose it is
   * @param generator from z or w to pictures
   * @param mapping the mapping network before it, or null
   * @param latent the generator's latent, or null for the input that nothing is bound to
   * @param inputs what feeds its other inputs
   * @param mappingInputs what feeds the mapping network's other inputs
   * @param output where the pictures come out
   */
  public record Networks(
      String subject,
      Path generator,
      @Nullable Path mapping,
      @Nullable String latent,
      List<InputBinding> inputs,
      List<InputBinding> mappingInputs,
      ImageOutput output) {
    /** Copies the lists. */
    public Networks {
      inputs = List.copyOf(inputs);
      mappingInputs = List.copyOf(mappingInputs);
    }
  }
}
