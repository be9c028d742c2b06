package dev.understudy.reports.history;

import java.nio.file.Path;

/** A process that imports runs: {@code PLACE RUN…}; prints an id and what happened for each. */
public final class ImportingProcess {
  private ImportingProcess() {}

  public static void main(String[] args) {
    try (History history = History.open(args[0])) {
      for (int i = 1; i < args.length; i++) {
        ImportOutcome outcome = history.importRun(Path.of(args[i]), ImportOptions.DEFAULT);
        System.out.println(outcome.id() + (outcome.added() ? " added" : " already there"));
      }
    }
  }
}
