package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.PairedPictures;
import dev.understudy.datasets.PictureSource;
import dev.understudy.farm.InputBinding;
import dev.understudy.farm.InputFile;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.TargetChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opens the targets in the order of the pictures that they belong to. */
final class TargetPictures {
  private final Experiment experiment;
  private final TargetChoice choice;
  private final List<Contestant> contestants;

  private TargetPictures(Experiment experiment, TargetChoice choice, List<Contestant> contestants) {
    this.experiment = experiment;
    this.choice = choice;
    this.contestants = contestants;
  }

  /**
   * The targets, target i that of picture i.
   *
   * @throws InputException if there are none, they do not pair with the sources, or it is not clear
   *     which those are
   */
  static PictureSource open(
      Experiment experiment, TargetChoice choice, List<Contestant> contestants) {
    TargetPictures targets = new TargetPictures(experiment, choice, contestants);
    return switch (choice.pairing()) {
      case ORDER -> Datasets.pictures(choice.path());
      case NAME -> PairedPictures.of(targets.sources(), choice.path()).targets();
      case LIST -> PairedPictures.listed(targets.sources(), choice.path()).targets();
    };
  }

  /** For protocols: which target a picture is held against. */
  static String describe(TargetChoice choice) {
    return switch (choice.pairing()) {
      case ORDER -> "against the target of the same number";
      case NAME -> "against the target of its source's name";
      case LIST -> "against the target that " + choice.path().getFileName() + " lists";
    };
  }

  private Path sources() {
    if (choice.sources() != null) {
      return choice.sources();
    }
    List<Path> sets =
        contestants.stream()
            .flatMap(contestant -> contestant.generators().stream())
            .flatMap(spec -> spec.inputs().stream())
            .flatMap(binding -> set(binding).stream())
            .map(InputFile::path)
            .distinct()
            .toList();
    if (sets.size() == 1) {
      return sets.get(0);
    }
    throw new InputException(
        experiment.file() + ": targets",
        sets.isEmpty()
            ? "targets are paired with sources, and no subject is given pictures or label maps"
            : "the subjects are given several sets: "
                + sets.stream().map(Path::toString).collect(Collectors.joining(", ")),
        "`sources` with the set whose names the targets are paired by",
        "add `sources: "
            + (sets.isEmpty() ? "edges" : sets.get(0).getFileName())
            + "` to `targets`");
  }

  private static Optional<InputFile> set(InputBinding binding) {
    if (binding instanceof InputBinding.Images images) {
      return Optional.of(images.images());
    }
    return binding instanceof InputBinding.Labels labels
        ? Optional.of(labels.maps())
        : Optional.empty();
  }
}
