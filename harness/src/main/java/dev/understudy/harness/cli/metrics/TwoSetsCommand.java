package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.metrics.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Parameters;

/** A measure of generated pictures against real ones. */
abstract class TwoSetsCommand extends NetworkCommand {
  static final String GENERATED = "generated";
  static final String REAL = "real";

  @Parameters(
      index = "0",
      paramLabel = "GENERATED",
      description = "The pictures to judge: a folder, archive, array or IDX file.")
  private Path generated = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "REAL",
      description = "What they are judged against, likewise.")
  private Path real = Path.of("");

  @Override
  int sets() {
    return 2;
  }

  Path generated() {
    return generated;
  }

  Path real() {
    return real;
  }

  /** Measures from features of both sets, picture by picture. */
  List<Measurement> measure(Features features, String why, OfRows measure) {
    ImageSet.Shown a = ImageSet.pictures(generated, why);
    ImageSet.Shown b = ImageSet.pictures(real, why);
    String output = features.spec().outputs().get(0);
    Rows ofGenerated = features.rows(GENERATED, a, Set.of(output)).rows(output);
    Rows ofReal = features.rows(REAL, b, Set.of(output)).rows(output);
    return measure.of(ofGenerated, ofReal);
  }

  /** A measure of features. */
  interface OfRows {
    List<Measurement> of(Rows generated, Rows real);
  }
}
