package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** Reads experiment files. */
public final class ExperimentFiles {
  /** Loaded at first use: listing devices or drawing a report needs no schema. */
  private static final class Loaded {
    static final ExperimentSchema SCHEMA = ExperimentSchema.load(FileKind.EXPERIMENT);
  }

  private ExperimentFiles() {}

  /**
   * Reads and validates an experiment file.
   *
   * @throws InvalidExperimentException with all errors at once, each with file, line, field,
   *     expected and remedy
   */
  public static Experiment read(Path file) {
    return read(file, file.toAbsolutePath().resolveSibling(""));
  }

  /**
   * The same of a copy that lies elsewhere.
   *
   * @param folder where relative paths in it start from
   */
  public static Experiment read(Path file, Path folder) {
    Problems problems = new Problems(file.toString());
    YamlDocument document = YamlDocument.parse(ExperimentText.read(file, problems), problems);
    JsonNode json = document.json(problems);
    SchemaCheck.check(Loaded.SCHEMA, document, json, problems);
    Path absolute = file.toAbsolutePath();
    Experiment experiment =
        new ExperimentReader(absolute, folder, document, problems)
            .read(new Value(json, FieldPath.ROOT));
    if (!problems.isEmpty()) {
      throw problems.exception();
    }
    return experiment;
  }

  /** The published JSON Schema of experiment files (draft 2020-12), for editors to complete by. */
  public static String schema() {
    return Loaded.SCHEMA.text();
  }
}
