package dev.understudy.harness.cli;

import dev.understudy.demo.DemoAssets;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.reports.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy demo}: a trained teacher against its trained student, in under two minutes. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Judge the built-in teacher against its built-in student and leave a report.",
      "An interrupted demo goes on where it stopped; a finished one is kept beside the new one."
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "understudy-demo",
      description = "Where to put experiment and run (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("understudy-demo");

  @Mixin private RunOutput output = new RunOutput();

  @Override
  public Integer call() throws IOException {
    Path run = out.resolve("run");
    keepFinished(run);
    Experiment experiment = ExperimentFiles.read(DemoAssets.unpack(out.resolve("experiment")));
    boolean resume = Files.exists(run.resolve("journal.jsonl"));
    return output.run(spec, experiment, run, resume, Set.of());
  }

  /** Moves a finished run aside, to the first free name. */
  private static void keepFinished(Path run) throws IOException {
    if (!Files.exists(run.resolve(Reports.RECORD_FILE))) {
      return;
    }
    int number = 1;
    while (Files.exists(run.resolveSibling("run-" + number))) {
      number++;
    }
    Files.move(run, run.resolveSibling("run-" + number));
  }
}
