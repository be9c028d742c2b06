package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import dev.understudy.farm.InputChecks;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.MeasureFamily;
import java.util.Set;

/** What a run asks of the files that feed its subjects, told before it starts. */
final class InputFiles {
  private final Experiment experiment;
  private final boolean makesAll;
  private final InputChecks checks;

  /**
   * What measures ask.
   *
   * @param wanted the measures that are made now
   */
  InputFiles(Experiment experiment, Set<MeasureFamily> wanted) {
    this.experiment = experiment;
    this.makesAll = wanted.stream().anyMatch(m -> m.needsPictures() || m == MeasureFamily.EXITS);
    int some = wanted.contains(MeasureFamily.PARITY) ? Defaults.PARITY_PICTURES : 1;
    this.checks = new InputChecks(makesAll ? experiment.pictures() : some);
  }

  /** What was checked so far, for as many pictures as the measures need. */
  InputChecks checks() {
    return checks;
  }

  /**
   * Checks that there are inputs for all pictures.
   *
   * @param subject whose files they are
   * @param available how many pictures they hold inputs for
   */
  void enough(String subject, long available) {
    if (makesAll && available < experiment.pictures()) {
      throw new InputException(
          experiment.file() + ": pictures",
          experiment.pictures()
              + " pictures are to be made, and "
              + subject
              + " is bound to files that hold inputs for "
              + available,
          "at most as many as the shortest of them holds",
          "set `pictures: "
              + available
              + "`, give more, or set `repeat: true` on the input to start again at its end");
    }
  }
}
