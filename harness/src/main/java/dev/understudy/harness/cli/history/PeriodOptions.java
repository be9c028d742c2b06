package dev.understudy.harness.cli.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of which time runs are meant. */
final class PeriodOptions {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Runs that started then or later: " + TimeConverter.DESCRIPTION + ".")
  private @Nullable Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Runs that started before then.")
  private @Nullable Instant until;

  @Nullable Instant since() {
    return since;
  }

  @Nullable Instant until() {
    return until;
  }
}
