package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.metrics.NetworkSpec;
import java.nio.file.Path;

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
    return new NetworkReader(folder, document, problems).read(new Value(json, FieldPath.ROOT));
  }

  /** The published JSON Schema of such files (draft 2020-12). */
  public static String schema() {
    return Loaded.SCHEMA.text();
  }
}
