package dev.understudy.harness.run;

import dev.understudy.farm.Device;
import dev.understudy.farm.Interleaving;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.MeasureFamily;
import java.util.ArrayList;
import java.util.List;

/** The steps that measure early exits. */
final class ExitSteps {
  private final RunFolder folder;
  private final Setup setup;
  private final Experiment experiment;
  private final List<ExitLaunchStep> launches = new ArrayList<>();

  ExitSteps(RunFolder folder, Setup setup) {
    this.folder = folder;
    this.setup = setup;
    this.experiment = setup.experiment();
  }

  /** The costs of all exits. */
  List<Step> costs() {
    List<Step> steps = new ArrayList<>();
    for (Contestant contestant : setup.contestants()) {
      if (contestant.exits() != null) {
        steps.add(new ExitCostStep(contestant, contestant.exits()));
      }
    }
    return steps;
  }

  /**
   * The launches of all exits, in turns with each other, where the experiment measures latency. Cut
   * files are made here, so that a launch's content is known before it is due.
   */
  List<Step> launches(Device device) {
    if (experiment.measures().contains(MeasureFamily.LATENCY)) {
      List<ExitConfiguration> all = new ArrayList<>();
      for (Contestant contestant : setup.contestants()) {
        if (contestant.exits() != null) {
          all.addAll(ExitConfiguration.of(folder, contestant, contestant.exits()));
        }
      }
      for (Interleaving.Slot<ExitConfiguration> slot :
          Interleaving.order(all, experiment.latency().launches(), experiment.seed())) {
        launches.add(
            new ExitLaunchStep(
                folder, device, experiment.latency(), slot.configuration(), slot.launch()));
      }
    }
    return List.copyOf(launches);
  }

  /** Pictures of all exits, and what comes of them; after {@link #launches}. */
  List<Step> scores() {
    List<Step> steps = new ArrayList<>();
    int batch = experiment.batch();
    int chunk = (Defaults.CHUNK + batch - 1) / batch * batch;
    for (Contestant contestant : setup.contestants()) {
      ExitFiles exits = contestant.exits();
      if (exits != null) {
        List<Step> making = new ArrayList<>();
        for (int from = 0; from < experiment.pictures(); from += chunk) {
          int count = Math.min(chunk, experiment.pictures() - from);
          making.add(new ExitPicturesStep(folder, setup, contestant, exits, from, count));
        }
        steps.addAll(making);
        List<ExitLaunchStep> own =
            launches.stream()
                .filter(l -> l.configuration().contestant().equals(contestant))
                .toList();
        String before = Hashes.of(making.stream().map(Step::contentHash).toList());
        steps.add(new ExitScoreStep(folder, setup, contestant, exits, own, before));
      }
    }
    return steps;
  }
}
