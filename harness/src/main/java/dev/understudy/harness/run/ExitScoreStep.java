package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.exits.ExitMeans;
import dev.understudy.reports.ExitSweep;
import java.util.ArrayList;
import java.util.List;

/** Turns exits' distances, costs and launches into what each threshold gives. */
final class ExitScoreStep implements Step {
  private final RunFolder folder;
  private final Setup setup;
  private final Contestant contestant;
  private final ExitFiles exits;
  private final List<ExitLaunchStep> launches;
  private final String before;

  /**
   * A score.
   *
   * @param launches those of this subject's exits; empty where latency is not measured
   * @param before hash of the steps that made the rows
   */
  ExitScoreStep(
      RunFolder folder,
      Setup setup,
      Contestant contestant,
      ExitFiles exits,
      List<ExitLaunchStep> launches,
      String before) {
    this.folder = folder;
    this.setup = setup;
    this.contestant = contestant;
    this.exits = exits;
    this.launches = List.copyOf(launches);
    this.before = before;
  }

  @Override
  public String id() {
    return "exits/" + contestant.name();
  }

  @Override
  public String contentHash() {
    return Hashes.of(
        "exits",
        exits.hash(),
        before,
        launches.stream().map(ExitLaunchStep::contentHash).sorted().toList());
  }

  @Override
  public long work() {
    return 1;
  }

  @Override
  public Fragment execute(Progress progress) {
    ExitCosts costs = ExitCosts.of(contestant, exits);
    List<List<ExitSweep.Timing>> timings =
        ExitTimings.of(launches, setup.experiment().latency(), exits.count());
    ExitSweep sweep;
    try (ExitRows rows =
            new ExitRows(folder, contestant, setup.experiment().pictures(), exits.count(), true);
        ExitDistances distances = ExitDistances.open(setup, exits.asked().distance());
        ExitPictures pictures =
            ExitPictures.open(exits, contestant.pictures(), exits.where(setup.experiment()))) {
      sweep = sweep(rows, distances, pictures.next(1).own(), costs, timings);
    }
    progress.advance(1);
    return new FragmentBuilder().exits(sweep).build();
  }

  private ExitSweep sweep(
      ExitRows rows,
      ExitDistances distances,
      List<Pictures> own,
      ExitCosts costs,
      List<List<ExitSweep.Timing>> timings) {
    BootstrapOptions options = BootstrapOptions.defaults();
    double[][] measured = rows.distances();
    List<ExitSweep.Exit> each = new ArrayList<>();
    for (int k = 0; k < exits.count(); k++) {
      Measurement mean =
          ExitMeans.mean(distances.id(), Unit.NONE, measured[k], distances.protocol(), options)
              .withWarnings(distances.warnings());
      each.add(
          new ExitSweep.Exit(
              exits.names().get(k),
              own.get(k).height(),
              own.get(k).width(),
              mean,
              costs.alone().get(k),
              costs.predicted().isEmpty() ? null : costs.predicted().get(k),
              timings.get(k)));
    }
    ExitChoices choices =
        new ExitChoices(
            measured,
            exits.predictorOutput() == null ? new double[0][] : rows.predicted(),
            each,
            distances.id(),
            distances.protocol(),
            options);
    return new ExitSweep(
        contestant.name(),
        distances.id(),
        exits.predictorOutput(),
        setup.experiment().pictures(),
        protocol(distances, own),
        each,
        exits.asked().thresholds().stream().map(choices::at).toList());
  }

  private String protocol(ExitDistances distances, List<Pictures> own) {
    Pictures last = own.get(own.size() - 1);
    boolean resized =
        own.stream().anyMatch(p -> p.height() != last.height() || p.width() != last.width());
    String predictor = exits.predictorOutput();
    return "Distance of each exit's picture to the last exit's at equal inputs ("
        + distances.protocol()
        + "), pictures rounded to 8 bits"
        + (resized
            ? " after smaller ones were brought to "
                + last.height()
                + "×"
                + last.width()
                + " by "
                + ExitPictures.RESIZING.id()
            : "")
        + ". MACs and latency are those of the part of the model that the exit needs, cut from it"
        + " to a file of its own."
        + (predictor == null
            ? ""
            : exits.predictor() == null
                ? " Where the predictor chooses, the part that " + predictor + " needs is included."
                : " Where the predictor chooses, its own model is run before the exit's and is"
                    + " included.");
  }
}
