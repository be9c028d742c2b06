package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.metrics.segmentation.SegmentationSpec;
import java.nio.file.Path;

/** Reads the files of segmentation networks of the user's own ({@code miou --network}). */
public final class SegmentationFiles {
  private static final class Loaded {
    static final ExperimentSchema SCHEMA = ExperimentSchema.load(FileKind.SEGMENTATION);
  }

  private SegmentationFiles() {}

  /**
   * Reads and validates such a file.
   *
   * @param classes how many classes the label maps have
   * @throws InvalidExperimentException with all errors at once, each with file, line, field,
   *     expected and remedy
   * @throws dev.understudy.common.InputException if the model file is none
   */
  public static SegmentationSpec read(Path file, int classes) {
    Problems problems = new Problems(file.toString(), FileKind.SEGMENTATION);
    YamlDocument document = YamlDocument.parse(ExperimentText.read(file, problems), problems);
    JsonNode json = document.json(problems);
    SchemaCheck.check(Loaded.SCHEMA, document, json, problems);
    Path folder = file.toAbsolutePath().resolveSibling("");
    var reader =
        new SegmentationReader(
            new PathChecks(folder, document, problems), document, problems, classes);
    return reader.read(new Value(json, FieldPath.ROOT));
  }

  /** The published JSON Schema of such files (draft 2020-12). */
  public static String schema() {
    return Loaded.SCHEMA.text();
  }
}
