package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.FeatureStatistics;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code understudy stats DIR -o FILE.npz}. */
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    description =
        "Write the mean and covariance of pictures' features, as pytorch-fid and clean-fid read"
            + " them.")
final class StatsCommand extends NetworkCommand {
  @Parameters(
      paramLabel = "PICTURES",
      description = "A folder, archive, array or IDX file of pictures.")
  private Path pictures = Path.of("");

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE.npz",
      description = "Where to; a file there is replaced.")
  private Path out = Path.of("");

  @Override
  int sets() {
    return 1;
  }

  @Override
  List<Measurement> measure(Features features) {
    ImageSet.Shown set = ImageSet.pictures(pictures, "statistics are made from them");
    String output = features.spec().outputs().get(0);
    FeatureStatistics statistics = features.statistics("pictures", set, output);
    Datasets.writeStatistics(out, statistics);
    features.say(
        "wrote " + out + ": mu, sigma (ddof 1) of " + statistics.dimensions() + " dimensions.");
    return List.of();
  }
}
