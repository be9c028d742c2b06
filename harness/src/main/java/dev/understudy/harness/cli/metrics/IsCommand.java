package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.InceptionScore;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code understudy is GENERATED}. */
@Command(
    name = "is",
    mixinStandardHelpOptions = true,
    description =
        "Inception Score (Salimans et al., 2016), 10 splits as torch-fidelity makes them; higher is"
            + " better.")
final class IsCommand extends NetworkCommand {
  @Parameters(
      paramLabel = "GENERATED",
      description = "The pictures: a folder, archive, array or IDX file.")
  private Path generated = Path.of("");

  @Override
  int sets() {
    return 1;
  }

  @Override
  List<Measurement> measure(Features features) {
    ImageSet.Shown set = ImageSet.pictures(generated, "IS looks at each one's classes");
    String logits = features.logits();
    var rows = features.rows(TwoSetsCommand.GENERATED, set, Set.of(logits)).rows(logits);
    return List.of(InceptionScore.measure(rows, BootstrapOptions.defaults()));
  }
}
