package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.TensorSpec;
import java.util.Set;
import java.util.TreeSet;

/** Tries each subject's exits once, before anything long starts. */
final class ExitChecks {
  private final Setup setup;
  private final InputFiles inputs;

  ExitChecks(Setup setup, InputFiles inputs) {
    this.setup = setup;
    this.inputs = inputs;
  }

  /**
   * Checks.
   *
   * @throws InputException if an exit is not in its graph, files do not share their inputs, the
   *     predictor has the wrong width, or the distance refuses the pictures
   */
  void check() {
    for (Contestant contestant : setup.contestants()) {
      ExitFiles exits = contestant.exits();
      if (exits != null) {
        shareInputs(exits);
        String where = exits.where(setup.experiment());
        for (GeneratorSpec model : contestant.generators()) {
          try (ExitPictures pictures = ExitPictures.open(exits, model, where);
              ExitDistances distances = ExitDistances.open(setup, exits.asked().distance())) {
            inputs.enough(contestant.name(), pictures.available());
            distances.of(pictures.next(1));
            pictures.check(inputs.checks());
          }
        }
      }
    }
  }

  /** Exits of one subject see the same inputs; else they are different generators. */
  private void shareInputs(ExitFiles exits) {
    Set<String> first = new TreeSet<>();
    for (GeneratorSpec file : exits.files()) {
      Set<String> inputs = inputs(file.model());
      if (file.equals(exits.files().get(0))) {
        first.addAll(inputs);
      } else if (!inputs.equals(first)) {
        throw new InputException(
            exits.where(setup.experiment()),
            file.model().path().getFileName()
                + " has the inputs "
                + String.join(", ", inputs)
                + ", and the first exit "
                + String.join(", ", first),
            "exits of one generator, which share their inputs",
            "export all exits with the same inputs, or leave this one out");
      }
    }
  }

  private static Set<String> inputs(ModelFile model) {
    Set<String> names = new TreeSet<>();
    try (ModelSession session = Runtimes.open(model, Setup.allCores())) {
      session.inputs().stream().map(TensorSpec::name).forEach(names::add);
    }
    return names;
  }
}
