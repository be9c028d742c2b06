package dev.understudy.harness.run;

import dev.understudy.datasets.PictureSource;
import dev.understudy.farm.Device;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.Interleaving;
import dev.understudy.farm.android.PhoneGroup;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.NetworkSpec;
import dev.understudy.metrics.Preprocessing;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The steps of a run in their order: cost, parity, launches while the machine is still cool,
 * sustained loads, then pictures and scores.
 */
final class Plan {
  private final RunFolder folder;
  private final Setup setup;
  private final Experiment experiment;
  private final Device device;
  private final Supplier<PictureStage> stage;
  private final PathStage paths;
  private final Set<MeasureFamily> wanted;
  private final List<Step> steps = new ArrayList<>();

  private Plan(
      RunFolder folder,
      Setup setup,
      Device device,
      Supplier<PictureStage> stage,
      PathStage paths,
      Set<MeasureFamily> wanted) {
    this.folder = folder;
    this.setup = setup;
    this.experiment = setup.experiment();
    this.device = device;
    this.stage = stage;
    this.paths = paths;
    this.wanted = wanted;
  }

  /**
   * Plans a run.
   *
   * @param phones the phones' models that the run is made on, besides this machine
   * @param wanted the measures to make now; the others of the experiment are left for later
   */
  static List<Step> of(
      RunFolder folder,
      Setup setup,
      Device device,
      Supplier<PictureStage> stage,
      PathStage paths,
      List<PhoneGroup> phones,
      Set<MeasureFamily> wanted) {
    Plan plan = new Plan(folder, setup, device, stage, paths, wanted);
    plan.costs();
    plan.parity();
    plan.latency();
    if (setup.experiment().phones() != null) {
      PhonePlan onPhones = new PhonePlan(folder, setup, setup.experiment().phones(), wanted);
      plan.steps.addAll(onPhones.steps(phones));
    }
    if (wanted.contains(MeasureFamily.EXITS)) {
      ExitSteps exits = new ExitSteps(folder, setup);
      plan.steps.addAll(0, exits.costs());
      plan.steps.addAll(exits.launches(device));
      plan.sustained();
      plan.steps.addAll(exits.scores());
    } else {
      plan.sustained();
    }
    plan.pictures();
    plan.pathLengths();
    return List.copyOf(plan.steps);
  }

  private void costs() {
    if (wanted.contains(MeasureFamily.COST)) {
      for (Contestant contestant : setup.contestants()) {
        contestant.generators().forEach(spec -> steps.add(new CostStep(contestant, spec)));
      }
    }
  }

  private void parity() {
    if (wanted.contains(MeasureFamily.PARITY)) {
      for (Contestant contestant : setup.contestants()) {
        contestant.generators().stream()
            .skip(1)
            .forEach(spec -> steps.add(new ParityStep(setup, contestant, spec)));
      }
    }
  }

  private record Configuration(Contestant contestant, GeneratorSpec spec) {}

  private List<Configuration> configurations() {
    return setup.contestants().stream()
        .flatMap(c -> c.generators().stream().map(spec -> new Configuration(c, spec)))
        .toList();
  }

  private void sustained() {
    if (wanted.contains(MeasureFamily.SUSTAINED)) {
      for (Interleaving.Slot<Configuration> slot :
          Interleaving.order(configurations(), 1, experiment.seed())) {
        Configuration c = slot.configuration();
        steps.add(
            new SustainedStep(
                folder, new Where.Here(device), experiment.sustained(), c.contestant(), c.spec()));
      }
    }
  }

  private void latency() {
    if (!wanted.contains(MeasureFamily.LATENCY)) {
      return;
    }
    List<Configuration> configurations = configurations();
    Map<String, List<LaunchStep>> byRuntime = new LinkedHashMap<>();
    for (Configuration c : configurations) {
      byRuntime.putIfAbsent(c.spec().label(), new ArrayList<>());
    }
    for (Interleaving.Slot<Configuration> slot :
        Interleaving.order(configurations, experiment.latency().launches(), experiment.seed())) {
      LaunchStep launch =
          new LaunchStep(
              folder,
              new Where.Here(device),
              experiment.latency(),
              slot.configuration().contestant(),
              slot.configuration().spec(),
              slot.launch());
      steps.add(launch);
      Pairs.of(byRuntime, launch.runtime()).add(launch);
    }
    byRuntime.forEach(
        (runtime, launches) ->
            steps.add(new LatencyStep(device.id(), experiment.latency(), runtime, launches)));
  }

  private void pictures() {
    if (wanted.stream().noneMatch(MeasureFamily::needsPictures)) {
      return;
    }
    List<Step> making = new ArrayList<>();
    PictureSource real = setup.real();
    if (real != null) {
      making.add(new ReferenceStep(setup, real, stage));
    }
    int batch = experiment.batch();
    int chunk = (Defaults.CHUNK + batch - 1) / batch * batch;
    for (int from = 0; from < experiment.pictures(); from += chunk) {
      int count = Math.min(chunk, experiment.pictures() - from);
      making.add(new PicturesStep(folder, setup, stage, from, count));
    }
    steps.addAll(making);
    String statistics = setup.statistics() == null ? "" : setup.statistics().sha256();
    String floor = setup.floor() == null ? "" : setup.floor().sha256();
    String hash = Hashes.of(making.stream().map(Step::contentHash).toList(), statistics, floor);
    steps.add(new OvershootStep(setup, hash, stage));
    SetScores sets = new SetScores(setup, BootstrapOptions.defaults());
    for (MeasureFamily family : experiment.measures()) {
      if (wanted.contains(family) && family.needsPictures()) {
        steps.add(new ScoreStep(family, hash, stage, noted(family, scorer(family, sets))));
      }
    }
  }

  private void pathLengths() {
    if (!wanted.contains(MeasureFamily.PPL) || setup.paths() == null) {
      return;
    }
    List<Step> walking = new ArrayList<>();
    int samples = setup.paths().samples();
    for (Contestant contestant : setup.contestants()) {
      for (int from = 0; from < samples; from += Defaults.PATH_CHUNK) {
        int count = Math.min(Defaults.PATH_CHUNK, samples - from);
        walking.add(new PathStep(setup, paths, contestant, from, count));
      }
    }
    steps.addAll(walking);
    steps.add(new PathScoreStep(setup, paths, walking.stream().map(Step::contentHash).toList()));
  }

  /** Figures on a published network say which, how it was fed, and whether its weights are. */
  private ScoreStep.Scorer noted(MeasureFamily family, ScoreStep.Scorer scorer) {
    NetworkSpec network = setup.network();
    Preprocessing preprocessing = network == null ? null : network.preprocessing();
    return network == null || preprocessing == null || !family.needsFeatures()
        ? scorer
        : s -> new NetworkNotes(network, preprocessing).on(scorer.score(s));
  }

  private ScoreStep.Scorer scorer(MeasureFamily family, SetScores sets) {
    BootstrapOptions options = BootstrapOptions.defaults();
    ArtifactScores artifacts = new ArtifactScores(setup, options);
    PairScores pairs = new PairScores(options);
    FurtherScores further = new FurtherScores(setup, options);
    return switch (family) {
      case FD -> sets::frechet;
      case SFID -> sets::spatial;
      case FID_INFINITY -> further::infinity;
      case CMMD -> further::gaussian;
      case MIFID -> further::memorisation;
      case AUTHPCT -> further::authenticity;
      case KID -> sets::kernel;
      case IS -> sets::inception;
      case PRECISION_RECALL -> s -> sets.manifold(s, List.of(Metrics.PRECISION, Metrics.RECALL));
      case DENSITY_COVERAGE -> s -> sets.manifold(s, List.of(Metrics.DENSITY, Metrics.COVERAGE));
      case MIOU -> new LabelScores(setup, options)::score;
      case PSNR_TARGET, SSIM_TARGET, LPIPS_TARGET ->
          s -> s.targets().orElseThrow().score(setup, family, options);
      case PSNR, SSIM, MS_SSIM, LPIPS, FEATURE_DISTANCE -> s -> pairs.score(s, family);
      case SPECTRAL_PROFILE, CHECKERBOARD, POWER_LAW, DROPLETS, PIQE, BRISQUE, NIQE ->
          s -> artifacts.score(s, family);
      case PPL, COST, LATENCY, SUSTAINED, PARITY, EXITS ->
          throw new IllegalArgumentException(family + " is not scored from pictures");
    };
  }
}
