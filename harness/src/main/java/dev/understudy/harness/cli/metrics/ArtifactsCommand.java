package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.metrics.artifacts.ArtifactMeasure;
import dev.understudy.metrics.artifacts.ArtifactMeasures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy artifacts DIR}. */
@Command(
    name = "artifacts",
    mixinStandardHelpOptions = true,
    description = {
      "What upsampling and compression leave behind in pictures: spectrum, checkerboards, …",
      "Scores that need real pictures are made where --reference is given."
    })
final class ArtifactsCommand implements Callable<Integer> {
  private static final String WHY = "artifacts are looked for in each";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "PICTURES",
      description = "The pictures to judge: a folder, archive, array or IDX file, all of one size.")
  private Path pictures = Path.of("");

  @Option(names = "--reference", paramLabel = "DIR", description = "Real pictures of that size.")
  private @Nullable Path reference;

  @Option(
      names = "--teacher",
      paramLabel = "DIR",
      description = "The teacher's pictures at the same inputs, in the same order.")
  private @Nullable Path teacher;

  @Option(
      names = "--maps",
      paramLabel = "DIR",
      description = "Write a picture of each map: where the artifact is.")
  private @Nullable Path maps;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "ID",
      description = "These scores alone, e.g. checkerboard,spectral-profile.")
  private List<String> only = List.of();

  @Mixin private ArtifactModelOptions models = new ArtifactModelOptions();
  @Mixin private ReadOptions read = new ReadOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Override
  public Integer call() {
    try (var sets =
        new ArtifactSets(
            ImageSet.pictures(pictures, WHY),
            reference == null ? null : ImageSet.pictures(reference, WHY),
            teacher == null ? null : ImageSet.pictures(teacher, WHY),
            read,
            output.progress())) {
      return output.print(
          sets.measure(spec.name(), wanted(), !only.isEmpty(), maps), spec.commandLine().getOut());
    }
  }

  private List<ArtifactMeasure> wanted() {
    List<ArtifactMeasure> all = ArtifactMeasures.all(models.read());
    if (only.isEmpty()) {
      return all;
    }
    List<ArtifactMeasure> wanted = new ArrayList<>();
    for (String id : only) {
      wanted.add(
          all.stream()
              .filter(m -> m.id().equals(id.strip()))
              .findFirst()
              .orElseThrow(() -> unknown(id, all)));
    }
    return wanted;
  }

  private static InputException unknown(String id, List<ArtifactMeasure> all) {
    return new InputException(
        "--only",
        "no artifact score is called " + id,
        "one of " + String.join(", ", all.stream().map(ArtifactMeasure::id).toList()),
        "name one of them");
  }
}
