package dev.understudy.harness.cli;

import dev.understudy.reports.Reports;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds a run's record and the folder that its files are in. */
final class RunFolders {
  private RunFolders() {}

  /**
   * Reads a run.
   *
   * @param run its folder, or its record file
   */
  static Reports.Run read(Path run) {
    return new Reports.Run(Reports.read(run), folder(run));
  }

  private static Path folder(Path run) {
    Path folder = Files.isDirectory(run) ? run : run.toAbsolutePath().getParent();
    return folder == null ? Path.of(".") : folder;
  }
}
