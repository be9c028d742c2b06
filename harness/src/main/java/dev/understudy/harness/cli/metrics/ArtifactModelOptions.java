package dev.understudy.harness.cli.metrics;

import dev.understudy.metrics.artifacts.ArtifactModels;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Models of scores that were trained on people's judgements; they are not shipped. */
final class ArtifactModelOptions {
  @Option(
      names = "--brisque-model",
      paramLabel = "FILE",
      description = "BRISQUE's libsvm model (allmodel), for its score.")
  private @Nullable Path brisqueModel;

  @Option(
      names = "--brisque-range",
      paramLabel = "FILE",
      description = "The range file that belongs to it (allrange).")
  private @Nullable Path brisqueRange;

  @Option(
      names = "--niqe-model",
      paramLabel = "FILE",
      description = "NIQE's model of pristine pictures (.mat or .npz), for the published score.")
  private @Nullable Path niqe;

  ArtifactModels read() {
    return ArtifactModels.read(brisqueModel, brisqueRange, niqe);
  }
}
