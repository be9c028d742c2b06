package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.datasets.StatisticsBundle;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code understudy stats DIR -o FILE.npz}. */
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    description =
        "Write the mean and covariance of pictures' features, as pytorch-fid and clean-fid read"
            + " them.")
final class StatsCommand extends NetworkCommand {
  private static final String PICTURES = "pictures";

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

  @Option(
      names = "--format",
      defaultValue = "pytorch-fid",
      paramLabel = "NAME",
      converter = FormatName.class,
      description =
          "pytorch-fid (mu, sigma; clean-fid reads it too) or guided-diffusion (mu_s, sigma_s in"
              + " addition, for sFID).")
  private Format format = Format.PYTORCH_FID;

  @Mixin private CacheOptions cache = new CacheOptions();

  /** Whose reader the file is for. */
  enum Format {
    PYTORCH_FID,
    GUIDED_DIFFUSION
  }

  /** The names with dashes, as the libraries write themselves. */
  static final class FormatName implements ITypeConverter<Format> {
    @Override
    public Format convert(String value) {
      for (Format format : Format.values()) {
        if (format.name().replace('_', '-').equalsIgnoreCase(value)) {
          return format;
        }
      }
      throw new TypeConversionException("expected pytorch-fid or guided-diffusion");
    }
  }

  @Override
  int sets() {
    return format == Format.GUIDED_DIFFUSION ? 2 : 1;
  }

  @Override
  List<Measurement> measure(Features features) {
    ImageSet.Shown set = ImageSet.pictures(pictures, "statistics are made from them");
    String output = features.spec().outputs().get(0);
    FeatureStatistics pool = features.statistics(PICTURES, set, output, cache);
    StatisticsBundle bundle = new StatisticsBundle(pool, null, null);
    if (format == Format.GUIDED_DIFFUSION) {
      features.requireSpatial();
      FeatureStatistics spatial = features.statistics(PICTURES, set, Features.SPATIAL, cache);
      bundle = new StatisticsBundle(pool, spatial, null);
    }
    Datasets.writeStatistics(out, bundle);
    features.say("wrote " + out + ": mu, sigma (ddof 1) of " + pool.dimensions() + " dimensions.");
    return List.of();
  }
}
