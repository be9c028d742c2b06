package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.harness.experiment.Experiment.FeatureNetworkChoice.Own;
import dev.understudy.metrics.NetworkSpec;
import dev.understudy.metrics.NetworkSpec.WeightsFile;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.Runtimes;
import java.nio.file.Path;
import java.util.List;

/** Reads the files of feature networks of the user's own ({@code --network FILE.yaml}). */
public final class NetworkFiles {
  private static final class Loaded {
    static final ExperimentSchema SCHEMA = ExperimentSchema.load(FileKind.NETWORK);
  }

  private NetworkFiles() {}

  /**
   * Reads and validates such a file.
   *
   * @throws InvalidExperimentException with all errors at once, each with file, line, field,
   *     expected and remedy
   * @throws dev.understudy.common.InputException if the model file is none
   */
  public static NetworkSpec read(Path file) {
    Problems problems = new Problems(file.toString(), FileKind.NETWORK);
    YamlDocument document = YamlDocument.parse(ExperimentText.read(file, problems), problems);
    JsonNode json = document.json(problems);
    SchemaCheck.check(Loaded.SCHEMA, document, json, problems);
    Path folder = file.toAbsolutePath().resolveSibling("");
    PathChecks paths = new PathChecks(folder, document, problems);
    Own own = new NetworkReader(paths, document, problems).own(new Value(json, FieldPath.ROOT));
    if (!problems.isEmpty()) {
      throw problems.exception();
    }
    return spec(own);
  }

  /**
   * A network of the user's own, ready to open.
   *
   * @throws dev.understudy.common.InputException if the model file is none
   */
  public static NetworkSpec spec(Own own) {
    ModelFile model = Runtimes.read(own.model());
    var weights = new WeightsFile(String.valueOf(own.model().getFileName()), model.sha256(), true);
    return new NetworkSpec(
        own.name(),
        model,
        own.preprocessing(),
        List.of(own.features()),
        own.logits(),
        List.of(weights));
  }

  /** The published JSON Schema of such files (draft 2020-12). */
  public static String schema() {
    return Loaded.SCHEMA.text();
  }
}
