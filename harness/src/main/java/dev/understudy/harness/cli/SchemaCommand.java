package dev.understudy.harness.cli;

import dev.understudy.harness.experiment.ExperimentFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the experiment file's JSON Schema, for editors. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = "Print the JSON Schema of experiment files, for editors that complete YAML.")
final class SchemaCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().getOut().print(ExperimentFiles.schema());
    spec.commandLine().getOut().flush();
  }
}
