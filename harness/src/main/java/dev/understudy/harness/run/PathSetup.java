package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.InputBinding;
import dev.understudy.farm.InputChecks;
import dev.understudy.farm.generating.InputPatterns;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.PathLengthChoice;
import dev.understudy.harness.paths.PathModels;
import dev.understudy.harness.paths.PathNetworks;
import dev.understudy.harness.paths.PathTrail;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paired.PairedMeasures;
import dev.understudy.metrics.paths.PathOptions;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What path lengths are measured with: files read and hashed.
 *
 * @param lpips the installed network of the distance
 * @param isPublishedNet whether it is the one that published figures stand on
 * @param options how
 * @param samples how many steps
 * @param networks what each subject's paths run through
 */
record PathSetup(
    Weights.Installed lpips,
    boolean isPublishedNet,
    PathOptions options,
    int samples,
    Map<Contestant, PathNetworks> networks) {

  /**
   * Finds the distance's weights and reads the models.
   *
   * @throws InputException if the weights are not installed, a file is no model, or it is not clear
   *     which input is the latent
   */
  static PathSetup of(
      Experiment experiment, PathLengthChoice choice, List<Contestant> contestants) {
    Map<Contestant, PathNetworks> networks = new LinkedHashMap<>();
    for (Contestant c : contestants) {
      networks.put(
          c,
          choice
              .of(c.name())
              .map(given -> own(given, c))
              .orElseGet(() -> pictures(experiment, choice.latent(), c)));
    }
    return new PathSetup(
        Weights.ofThisUser().find(choice.lpips()),
        choice.lpips() == KnownNetwork.LPIPS_VGG,
        choice.options(),
        choice.samples(),
        networks);
  }

  /** Files beside the subject's own, which run as that does. */
  private static PathNetworks own(PathLengthChoice.Networks given, Contestant contestant) {
    ModelFile generator = Runtimes.read(given.generator());
    ModelFile mapping = given.mapping() == null ? null : Runtimes.read(given.mapping());
    return new PathNetworks(
        generator,
        options(contestant, generator),
        given.latent(),
        given.inputs(),
        given.output(),
        mapping,
        options(contestant, mapping == null ? generator : mapping),
        given.mappingInputs());
  }

  private static SessionOptions options(Contestant contestant, ModelFile model) {
    return contestant
        .subject()
        .models()
        .get(0)
        .runtime()
        .of(model.runtime())
        .onThreads(Setup.allCores().threads());
  }

  /** The model of the subject's pictures, one of its latents fed by the path. */
  private static PathNetworks pictures(
      Experiment experiment, @Nullable String latent, Contestant contestant) {
    GeneratorSpec spec = contestant.pictures();
    List<String> latents =
        spec.inputs().stream()
            .filter(InputBinding.Latent.class::isInstance)
            .map(InputBinding::input)
            .filter(name -> !InputPatterns.isPattern(name)) // noise, of which there is much
            .toList();
    if (latent == null && latents.size() != 1) {
      throw new InputException(
          experiment.file() + ": path-length.latent",
          contestant.name() + " has " + latents.size() + " inputs that a latent is bound to",
          "the name of the input whose paths are measured",
          latents.isEmpty()
              ? "give its networks under `path-length.networks`"
              : "add `latent: " + latents.get(0) + "`");
    }
    String path = latent == null ? latents.get(0) : latent;
    return new PathNetworks(
        spec.model(),
        Setup.onAllCores(spec).options(),
        path,
        spec.inputs().stream().filter(b -> !b.input().equals(path)).toList(),
        spec.output(),
        null,
        Setup.allCores(),
        List.of());
  }

  /**
   * Takes one step with each subject.
   *
   * @param file the experiment's, for messages
   * @throws InputException if a model cannot be opened or fed, a file that feeds it is too short or
   *     holds what cannot be fed, or the distance refuses its pictures
   */
  void check(Path file) {
    InputChecks checks = new InputChecks(samples);
    try (PairedMeasure distance = PairedMeasures.lpips(lpips, Setup.allCores())) {
      networks.forEach(
          (contestant, used) -> {
            try (PathModels models = PathModels.open(contestant.name(), used)) {
              enoughInputs(file, contestant, models.available());
              new PathTrail(models, options, distance).next(1);
              models.check(checks);
            }
          });
    }
  }

  private void enoughInputs(Path file, Contestant contestant, long available) {
    if (available < samples) {
      throw new InputException(
          file + ": path-length.samples",
          samples
              + " steps are to be taken, and "
              + contestant.name()
              + " is bound to files that hold inputs for "
              + available,
          "at most as many as the shortest of them holds",
          "set `samples: " + available + "`, or `repeat: true` on the input");
    }
  }

  /** Content hash of all that a subject's path length depends on. */
  String hash(Contestant contestant) {
    PathNetworks used = Pairs.of(networks, contestant);
    ModelFile mapping = used.mapping();
    return Hashes.of(
        lpips.files(),
        options,
        samples,
        String.valueOf(used.latent()),
        hash(contestant, used.generator(), used.options(), used.inputs(), used),
        mapping == null
            ? ""
            : hash(contestant, mapping, used.mappingOptions(), used.mappingInputs(), used));
  }

  private static String hash(
      Contestant contestant,
      ModelFile model,
      SessionOptions options,
      List<InputBinding> inputs,
      PathNetworks used) {
    return Hashes.of(new GeneratorSpec(contestant.name(), model, options, inputs, used.output()));
  }

  /** Content hash of all. */
  String hash() {
    return Hashes.of(networks.keySet().stream().map(this::hash).toList());
  }
}
