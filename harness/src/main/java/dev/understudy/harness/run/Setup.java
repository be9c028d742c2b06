package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import dev.understudy.common.Sha256;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.datasets.PictureSource;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.harness.experiment.Exits;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.Experiment.FeatureNetworkChoice;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.harness.experiment.NetworkFiles;
import dev.understudy.harness.experiment.PhonesChoice;
import dev.understudy.harness.experiment.TargetChoice;
import dev.understudy.metrics.NetworkSpec;
import dev.understudy.metrics.artifacts.ArtifactModels;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.RuntimeName;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An experiment with its files read and hashed: all that the steps stand on. Reading it finds what
 * is missing, truncated or of the wrong kind before anything long starts.
 *
 * @param experiment the experiment
 * @param contestants its subjects with their models
 * @param network the feature network, or null
 * @param lpips the network of LPIPS, or null
 * @param artifactModels trained models of artifact scores, where they are given
 * @param labelling what mIoU stands on, or null
 * @param paths what path lengths are measured with, or null
 * @param targets what the pictures should have been, or null where nothing is held against them
 * @param real the real pictures, or null
 * @param statistics the given reference statistics, or null
 * @param floor statistics of other real pictures, or null
 * @param hash content hash of all that figures depend on
 */
record Setup(
    Experiment experiment,
    List<Contestant> contestants,
    @Nullable NetworkSpec network,
    Weights.@Nullable Installed lpips,
    ArtifactModels artifactModels,
    @Nullable Labelling labelling,
    @Nullable PathSetup paths,
    @Nullable PictureSource targets,
    @Nullable PictureSource real,
    @Nullable NamedStatistics statistics,
    @Nullable NamedStatistics floor,
    String hash) {

  /** Statistics with the file they came from. */
  record NamedStatistics(Path file, String sha256, FeatureStatistics values) {}

  /** Reads every file of an experiment. */
  static Setup of(Experiment experiment) throws IOException {
    List<Contestant> contestants = new ArrayList<>();
    for (Experiment.Subject subject : experiment.subjects()) {
      contestants.add(contestant(contestants.size(), subject, experiment));
    }
    NetworkSpec network = network(experiment.featureNetwork());
    Weights.Installed lpips =
        experiment.lpips() == null ? null : Weights.ofThisUser().find(experiment.lpips());
    Experiment.ArtifactModelFiles given = experiment.artifactModels();
    ArtifactModels artifactModels =
        ArtifactModels.read(given.brisque(), given.brisqueRange(), given.niqe());
    Labelling labelling =
        experiment.segmentation() == null || !experiment.measures().contains(MeasureFamily.MIOU)
            ? null
            : Labelling.of(experiment.segmentation());
    PathSetup paths =
        experiment.pathLength() == null || !experiment.measures().contains(MeasureFamily.PPL)
            ? null
            : PathSetup.of(experiment, experiment.pathLength(), contestants);
    TargetChoice choice = experiment.targets();
    PictureSource targets =
        choice == null || experiment.measures().stream().noneMatch(MeasureFamily::needsTargets)
            ? null
            : TargetPictures.open(experiment, choice, contestants);
    Experiment.Reference reference = experiment.reference();
    PictureSource real = reference == null ? null : Datasets.pictures(reference.images());
    NamedStatistics statistics = reference == null ? null : statistics(reference.statistics());
    NamedStatistics floor = reference == null ? null : statistics(reference.floor());
    return new Setup(
        experiment,
        List.copyOf(contestants),
        network,
        lpips,
        artifactModels,
        labelling,
        paths,
        targets,
        real,
        statistics,
        floor,
        withDevices(
            experiment,
            Hashes.of(
                experiment.name(),
                experiment.seed(),
                experiment.pictures(),
                experiment.batch(),
                experiment.measures().stream().map(Enum::name).sorted().toList(),
                experiment.latency(),
                experiment.gallery(),
                contestants.stream().map(Setup::hash).toList(),
                networkHash(network),
                lpips == null ? "" : lpips.files().toString(),
                sha256(given.brisque()) + sha256(given.brisqueRange()) + sha256(given.niqe()),
                labelling == null ? "" : labelling.hash(),
                paths == null ? "" : paths.hash(),
                choice == null || targets == null ? "" : targets.sha256() + choice.pairing(),
                real == null ? "" : real.sha256(),
                statistics == null ? "" : statistics.sha256(),
                floor == null ? "" : floor.sha256())));
  }

  private static String withDevices(Experiment experiment, String models) {
    String rest =
        experiment.measures().contains(MeasureFamily.SUSTAINED)
            ? Hashes.of(models, experiment.sustained())
            : models;
    PhonesChoice phones = experiment.phones();
    return phones == null
        ? rest
        : Hashes.of(
            rest,
            phones.pool(),
            phones.delegates(),
            phones.threads(),
            String.valueOf(phones.launches()),
            phones.pictures());
  }

  private static @Nullable NetworkSpec network(@Nullable FeatureNetworkChoice choice) {
    if (choice instanceof FeatureNetworkChoice.Published published) {
      return published.protocol().spec(Weights.ofThisUser().find(published.network()));
    }
    return choice instanceof FeatureNetworkChoice.Own own ? NetworkFiles.spec(own) : null;
  }

  private static String networkHash(@Nullable NetworkSpec network) {
    return network == null
        ? ""
        : Hashes.of(
            network.name(),
            network.weights(),
            network.outputs(),
            String.valueOf(network.logits()),
            String.valueOf(network.preprocessing()));
  }

  /** Content hash of the feature network and how it is fed; empty where there is none. */
  String networkHash() {
    return networkHash(network);
  }

  /** How pictures are made and judged: with every core, since only timing depends on threads. */
  static SessionOptions allCores() {
    return SessionOptions.withThreads(java.lang.Runtime.getRuntime().availableProcessors());
  }

  /** The same generator with every core, and with all else that its runtime is set to. */
  static GeneratorSpec onAllCores(GeneratorSpec spec) {
    return spec.with(spec.options().onThreads(allCores().threads()));
  }

  private static Contestant contestant(
      int number, Experiment.Subject subject, Experiment experiment) {
    List<GeneratorSpec> specs = new ArrayList<>();
    Map<String, Experiment.ModelBinding> seen = new HashMap<>();
    for (Experiment.ModelBinding binding : subject.models()) {
      ModelFile model = Runtimes.read(binding.file());
      String where = where(experiment, subject, binding);
      checkRuntime(where, binding, model);
      GeneratorSpec spec =
          new GeneratorSpec(
              subject.name(),
              binding.name(),
              model,
              binding.runtime().of(model.runtime()),
              binding.inputs(),
              binding.output());
      Experiment.ModelBinding first = seen.putIfAbsent(spec.label(), binding);
      if (first != null) {
        throw new InputException(
            where,
            "has two models called " + spec.label() + "; the first is on line " + first.line(),
            "a name for each of a subject's models for one runtime, so that rows can be told apart",
            "name it: `{file: " + binding.file().getFileName() + ", name: fp16}`");
      }
      specs.add(spec);
    }
    return new Contestant(
        number, subject, List.copyOf(specs), exits(subject, experiment, specs.get(0)));
  }

  /** The exits' own files; exits that are outputs are in the subject's models. */
  private static @Nullable ExitFiles exits(
      Experiment.Subject subject, Experiment experiment, GeneratorSpec first) {
    Exits asked = subject.exits();
    if (asked == null) {
      return null;
    }
    List<GeneratorSpec> files = new ArrayList<>();
    for (Experiment.ModelBinding binding : asked.models()) {
      ModelFile model = Runtimes.read(binding.file());
      checkRuntime(where(experiment, subject, binding), binding, model);
      files.add(
          new GeneratorSpec(
              subject.name(),
              model,
              binding.runtime().of(model.runtime()),
              binding.inputs(),
              binding.output()));
    }
    Exits.Predictor predictor = asked.predictor();
    if (predictor == null || predictor.model() == null) {
      return new ExitFiles(asked, files, null);
    }
    ModelFile model = Runtimes.read(predictor.model());
    return new ExitFiles(
        asked,
        files,
        new GeneratorSpec(
            subject.name(),
            model,
            model.runtime() == first.model().runtime()
                ? first.options()
                : experiment.runtimes().of(model.runtime()),
            ExitConfiguration.fitting(first.inputs(), model),
            first.output()));
  }

  private static String where(
      Experiment experiment, Experiment.Subject subject, Experiment.ModelBinding binding) {
    return experiment.file() + ":" + binding.line() + ": subject " + subject.name();
  }

  /** What the file says of its runtime must be that runtime's, and be there. */
  private static void checkRuntime(String where, Experiment.ModelBinding binding, ModelFile model) {
    Set<String> foreign = binding.runtime().foreignTo(model.runtime());
    if (!foreign.isEmpty()) {
      throw new InputException(
          where,
          "sets "
              + String.join(", ", foreign)
              + " for "
              + binding.file().getFileName()
              + ", which runs in "
              + model.runtime().id(),
          model.runtime() == RuntimeName.TFLITE
              ? "`xnnpack` and `threads` for a TFLite file"
              : "`providers`, `threads`, `optimisation` and `spinning` for an ONNX file",
          "leave it out, or name another file");
    }
    if (model.runtime() == RuntimeName.ONNXRUNTIME) {
      Runtimes.checkProviders(where, binding.runtime().onnxruntime().providers());
    }
  }

  private static String hash(Contestant contestant) {
    return Hashes.of(
        contestant.name(),
        contestant.role(),
        contestant.generators().stream()
            .map(spec -> spec.label() + contestant.precision(spec) + Hashes.of(spec))
            .toList(),
        contestant.exits() == null ? "" : contestant.exits().hash());
  }

  private static String sha256(@Nullable Path file) throws IOException {
    return file == null ? "" : Sha256.of(file);
  }

  private static @Nullable NamedStatistics statistics(@Nullable Path file) throws IOException {
    return file == null
        ? null
        : new NamedStatistics(file, Sha256.of(file), Datasets.readStatistics(file));
  }
}
