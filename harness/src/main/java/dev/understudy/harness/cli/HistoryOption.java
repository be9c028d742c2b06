package dev.understudy.harness.cli;

import dev.understudy.reports.history.History;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which history is meant. */
public final class HistoryOption {
  @Option(
      names = "--history",
      paramLabel = "URL|FILE",
      description =
          "A SQLite file, or postgresql://USER@HOST/DATABASE with the password in PGPASSWORD"
              + " (default: UNDERSTUDY_HISTORY, else history.db in your data folder).")
  private @Nullable String history;

  /** As {@link History#open} takes it. */
  public String place() {
    return history != null ? history : History.ofThisUser();
  }
}
