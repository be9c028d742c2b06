package dev.understudy.harness.cli.history;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code understudy history}: it only holds the others. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Keep finished runs and find them again.",
      "A history is a SQLite file, or a PostgreSQL database that many machines write to. Runs are"
          + " known by an id, the hash of their record; its first 6 digits or more are enough."
    },
    subcommands = {
      ImportCommand.class,
      ListCommand.class,
      ShowCommand.class,
      TrendCommand.class,
      TagCommand.class,
      PruneCommand.class,
      ExportCommand.class,
      HelpCommand.class
    })
public final class HistoryCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to do: history import, list, show, trend, tag, prune or export.");
  }
}
