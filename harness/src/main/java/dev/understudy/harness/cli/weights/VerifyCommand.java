package dev.understudy.harness.cli.weights;

import dev.understudy.metrics.weights.NetworkStatus;
import dev.understudy.metrics.weights.NetworkStatus.State;
import dev.understudy.metrics.weights.Weights;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code understudy weights verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Hash all that is installed again, and mend what is damaged.",
      "A model that is damaged or outdated is built again where its checkpoints are intact. Exit"
          + " code 3 if something stays unusable."
    })
final class VerifyCommand implements Callable<Integer> {
  private static final int STAYS_UNUSABLE = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @ParentCommand private @Nullable WeightsCommand parent;

  @Mixin private StatusOutput output = new StatusOutput();

  @Override
  public Integer call() {
    Weights weights = Objects.requireNonNull(parent).weights();
    List<NetworkStatus> all = weights.verify(output.progress());
    output.print(spec, weights, all);
    return all.stream()
            .allMatch(status -> status.state().isReady() || status.state() == State.MISSING)
        ? 0
        : STAYS_UNUSABLE;
  }
}
