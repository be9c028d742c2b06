package dev.understudy.harness.cli;

import dev.understudy.harness.cli.gate.GateCommand;
import dev.understudy.harness.cli.metrics.MetricCommands;
import dev.understudy.harness.cli.weights.WeightsCommand;
import dev.understudy.metrics.weights.Weights;
import picocli.CommandLine;

/** Puts the command line together. */
public final class CommandLines {
  private CommandLines() {}

  /** The whole command line with its error handling; {@code execute} returns the exit code. */
  public static CommandLine create() {
    CommandLine line = new CommandLine(new Understudy());
    MetricCommands.addTo(line);
    line.addSubcommand(new GateCommand());
    line.addSubcommand(new WeightsCommand(Weights::ofThisUser));
    line.setExecutionExceptionHandler(new ErrorHandler());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    return line;
  }
}
