package dev.understudy.harness.cli.weights;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code understudy weights list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List every known network: its state, weights, licences and measures.")
final class ListCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @ParentCommand private @Nullable WeightsCommand parent;

  @Mixin private StatusOutput output = new StatusOutput();

  @Override
  public void run() {
    var weights = Objects.requireNonNull(parent).weights();
    output.print(spec, weights, weights.list());
  }
}
