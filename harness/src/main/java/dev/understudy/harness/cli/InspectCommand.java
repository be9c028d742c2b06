package dev.understudy.harness.cli;

import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.TensorSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy inspect MODEL}: what an experiment file must bind. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Print a model's inputs and outputs, as an experiment file must bind them.",
      "What a model costs is a measure of a run (cost), where its inputs are bound."
    })
final class InspectCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "MODEL", description = "An ONNX or TFLite file.")
  private @Nullable Path file;

  @Override
  public void run() {
    ModelFile model = Runtimes.read(Objects.requireNonNull(file));
    PrintWriter out = spec.commandLine().getOut();
    out.println("runtime  " + model.runtime().id() + " " + Runtimes.version(model.runtime()));
    out.println("bytes    " + model.bytes());
    out.println("sha256   " + model.sha256());
    try (ModelSession session = Runtimes.open(model, SessionOptions.withThreads(1))) {
      for (TensorSpec input : session.inputs()) {
        out.println("input    " + input);
      }
      for (TensorSpec output : session.outputs()) {
        out.println("output   " + output);
      }
    }
    out.flush();
  }
}
