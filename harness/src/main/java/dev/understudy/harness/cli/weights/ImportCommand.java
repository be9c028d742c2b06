package dev.understudy.harness.cli.weights;

import dev.understudy.metrics.weights.Imported;
import dev.understudy.metrics.weights.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code understudy weights import FILE…}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Take .pth files that were fetched by other means; needs no network.",
      "A published file is recognised by its SHA-256, whatever its name."
    })
final class ImportCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @ParentCommand private @Nullable WeightsCommand parent;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "A PyTorch checkpoint.")
  private List<Path> files = List.of();

  @Option(
      names = "--unverified",
      description = "Take files that nobody published too; every number from them then says so.")
  private boolean unverified;

  @Mixin private StatusOutput output = new StatusOutput();

  @Override
  public void run() {
    Weights weights = Objects.requireNonNull(parent).weights();
    Imported imported = weights.importFiles(files, unverified, output.progress());
    imported
        .files()
        .forEach(
            (name, file) ->
                output.remark(
                    spec,
                    file.name()
                        + " is "
                        + name
                        + (file.verified() ? ", as published" : ", NOT the published file")));
    output.print(
        spec,
        weights,
        weights.list().stream()
            .filter(
                status -> status.network().parts().stream().anyMatch(imported.files()::containsKey))
            .toList());
  }
}
