package dev.understudy.harness.cli;

import dev.understudy.harness.cli.devices.DevicesCommand;
import dev.understudy.harness.cli.history.HistoryCommand;
import dev.understudy.harness.cli.history.SiteCommand;
import dev.understudy.harness.cli.inspect.InspectCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command: it only holds the others. */
@Command(
    name = "understudy",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description = "Judges a student image generator against its teacher: quality, cost, latency.",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      ReportCommand.class,
      HistoryCommand.class,
      SiteCommand.class,
      CompareCommand.class,
      InspectCommand.class,
      DevicesCommand.class,
      SchemaCommand.class,
      Completion.class,
      HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the gate found a regression",
      "2:wrong usage or a bad input file",
      "3:ran, but some rows are invalid, or not comparable",
      "4:our own failure"
    },
    footer = {"", "Start with: understudy demo"})
final class Understudy implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: a command is missing.");
  }
}

/** picocli's completion generator under the name users expect. */
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh: source <(understudy completion)")
final class Completion extends GenerateCompletion {}
