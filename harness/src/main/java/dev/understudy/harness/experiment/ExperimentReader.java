package dev.understudy.harness.experiment;

import dev.understudy.harness.experiment.Experiment.ArtifactModelFiles;
import dev.understudy.harness.experiment.Experiment.FeatureNetworkChoice;
import dev.understudy.harness.experiment.Experiment.Reference;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.reports.Reports;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the experiment from the file's values, and checks what no schema can. */
final class ExperimentReader {
  private static final String STATISTICS = "an npz with `mu` and `sigma`";

  private final Path file;
  private final YamlDocument document;
  private final Problems problems;
  private final PathChecks paths;

  /**
   * @param file the file's absolute path
   */
  ExperimentReader(Path file, Path folder, YamlDocument document, Problems problems) {
    this.file = file;
    this.document = document;
    this.problems = problems;
    this.paths = new PathChecks(folder, document, problems);
  }

  /** The experiment; it may be used only if no problem was found. */
  Experiment read(Value root) {
    long seed = root.at("seed").wholeLong(Defaults.SEED);
    Set<MeasureFamily> measures = new MeasuresReader(document, problems).read(root);
    int threads =
        root.at("devices")
            .at("local")
            .at("threads")
            .whole(Defaults.threads(Runtime.getRuntime().availableProcessors()));
    RuntimeReader runtimes =
        new RuntimeReader(document, problems, root.at("runtimes"), Math.max(1, threads));
    return new Experiment(
        file,
        root.at("name").text(""),
        seed,
        root.at("pictures").whole(Defaults.PICTURES),
        root.at("batch").whole(Defaults.BATCH),
        reference(root.at("reference")),
        featureNetwork(root.at("feature-network")),
        lpips(root.at("lpips")),
        artifactModels(root.at("artifact-models")),
        new LabelledReader(document, problems, paths).read(root.at("segmentation")),
        new PathLengthReader(document, problems, paths, seed)
            .read(root.at("path-length"), root.at("subjects").items()),
        new TargetsReader(document, problems, paths).read(root.at("targets")),
        new SubjectReader(document, problems, paths, runtimes, seed, root)
            .read(root.at("subjects")),
        measures,
        threads,
        new PhonesReader(document, problems).read(root.at("devices").at("appium")),
        runtimes.defaults(),
        new LatencyReader(document, problems).read(root.at("latency")),
        new SustainedReader(document, problems).read(root.at("sustained")),
        formats(root.at("report").at("formats")),
        root.at("report").at("gallery").whole(Defaults.GALLERY),
        new PaperReader(document, problems, paths).read(root.at("report")));
  }

  private @Nullable Reference reference(Value reference) {
    if (!reference.isGiven()) {
      return null;
    }
    return new Reference(
        reference.at("name").text(""),
        paths.fileOrFolder(reference.at("images"), "a folder of pictures or an IDX file"),
        optional(reference.at("statistics"), STATISTICS),
        optional(reference.at("floor"), STATISTICS));
  }

  private @Nullable Path optional(Value file, String what) {
    return file.isGiven() ? paths.file(file, what) : null;
  }

  private @Nullable FeatureNetworkChoice featureNetwork(Value network) {
    if (!network.isGiven()) {
      return null;
    }
    return network.isText()
        ? PublishedNetworks.of(network.text(""))
        : new NetworkReader(paths, document, problems).own(network);
  }

  private ArtifactModelFiles artifactModels(Value models) {
    return new ArtifactModelFiles(
        optional(models.at("brisque"), "libsvm's text file of the BRISQUE model"),
        optional(models.at("brisque-range"), "svm-scale's text file made with the BRISQUE model"),
        optional(models.at("niqe"), "a .mat or .npz of the NIQE model"));
  }

  private static @Nullable KnownNetwork lpips(Value network) {
    String id = "lpips-" + network.text("");
    return Arrays.stream(KnownNetwork.values())
        .filter(known -> known.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  private static Set<Reports.Format> formats(Value formats) {
    Set<Reports.Format> asked = EnumSet.noneOf(Reports.Format.class);
    for (Value item : formats.items()) {
      for (Reports.Format format : Reports.Format.values()) {
        if (format.id().equals(item.text(""))) {
          asked.add(format);
        }
      }
    }
    return formats.isGiven() ? asked : Defaults.FORMATS;
  }
}
