package dev.understudy.harness.cli.devices;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code understudy devices}: it only holds the others. */
@Command(
    name = "devices",
    mixinStandardHelpOptions = true,
    description = "Phones: which there are, whether all is well, and the benchmark app.",
    subcommands = {PhonesCommand.class, DoctorCommand.class, AgentCommand.class, HelpCommand.class})
public final class DevicesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Made by the command line. */
  public DevicesCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: devices list, devices doctor or devices agent.");
  }
}
