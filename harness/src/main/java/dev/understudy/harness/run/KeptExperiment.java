package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.ExperimentFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The copy of an experiment file that a run keeps; the files it names stay where they were. */
final class KeptExperiment {
  private static final String EXPECTED = "the folder of a run that this machine made";
  private static final String REMEDY = "name the experiment file by --experiment";

  private KeptExperiment() {}

  static Experiment read(Path run) {
    Path copy = run.resolve(RunFolder.EXPERIMENT);
    if (!Files.isRegularFile(copy)) {
      throw new InputException(
          run.toString(), "has no " + RunFolder.EXPERIMENT + " to run again", EXPECTED, REMEDY);
    }
    Path folder = folder(run);
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          copy.toString(),
          "the folder that its paths start from is not here: " + folder,
          EXPECTED,
          REMEDY);
    }
    return ExperimentFiles.read(copy, folder);
  }

  /** The folder of the original; of a run older than this note, the run's own. */
  private static Path folder(Path run) {
    Path note = run.resolve(RunFolder.EXPERIMENT_PATH);
    try {
      return Files.isRegularFile(note)
          ? Path.of(Files.readString(note).strip()).toAbsolutePath().resolveSibling("")
          : run.toAbsolutePath();
    } catch (IOException | InvalidPathException e) {
      throw new InputException(
          note.toString(), "cannot be read (" + e.getMessage() + ")", EXPECTED, REMEDY, e);
    }
  }
}
