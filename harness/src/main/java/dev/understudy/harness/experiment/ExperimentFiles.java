package dev.understudy.harness.experiment;

import java.nio.file.Path;

/** Reads experiment files. */
public final class ExperimentFiles {
  private ExperimentFiles() {}

  /**
   * Reads and validates an experiment file.
   *
   * @throws InvalidExperimentException with all errors at once, each with file, line, field,
   *     expected and remedy
   */
  public static Experiment read(Path file) {
    throw new UnsupportedOperationException(); // experiment helper
  }
}
