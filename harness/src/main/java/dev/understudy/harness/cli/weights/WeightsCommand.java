package dev.understudy.harness.cli.weights;

import dev.understudy.metrics.weights.Weights;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code understudy weights}: it only holds the others. */
@Command(
    name = "weights",
    mixinStandardHelpOptions = true,
    description = {
      "Install, import and check the published weights that measures stand on.",
      "They are kept in the platform's cache folder, or where UNDERSTUDY_CACHE says."
    },
    subcommands = {
      ListCommand.class,
      InstallCommand.class,
      ImportCommand.class,
      VerifyCommand.class,
      HelpCommand.class
    })
public final class WeightsCommand implements Runnable {
  private final Supplier<Weights> weights;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** On these weights. */
  public WeightsCommand(Supplier<Weights> weights) {
    this.weights = weights;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: weights list, install, import or verify.");
  }

  Weights weights() {
    return weights.get();
  }
}
