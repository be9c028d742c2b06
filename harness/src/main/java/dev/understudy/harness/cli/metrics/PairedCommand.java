package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.metrics.paired.PairedMeasure;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A measure of pairs of pictures: two folders pair by relative name, other sets by order. */
abstract class PairedCommand implements Callable<Integer> {
  private static final String WHY = "pairs are compared picture by picture";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "Pictures: a folder, archive, array or IDX file.")
  private Path a = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "B",
      description = "Their counterparts; two folders pair by relative name, other sets by order.")
  private Path b = Path.of("");

  @Option(
      names = "--maps",
      paramLabel = "DIR",
      description = "Write a picture of each pair's map: where they differ.")
  private @Nullable Path maps;

  @Mixin private ReadOptions read = new ReadOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  /** Opens the measure. */
  abstract PairedMeasure open(ReadOptions read);

  @Override
  public final Integer call() {
    try (PairedMeasure measure = open(read)) {
      var pairs = new PairedSets(ImageSet.pictures(a, WHY), ImageSet.pictures(b, WHY));
      Measurement measured = pairs.measure(measure, read, output.progress(), maps);
      return output.print(
          new Answer(
              spec.name(),
              List.of(measured),
              null,
              pairs.inputs(),
              List.of(),
              pairs.notes(),
              List.of(),
              pairs.scores()),
          spec.commandLine().getOut());
    }
  }
}
