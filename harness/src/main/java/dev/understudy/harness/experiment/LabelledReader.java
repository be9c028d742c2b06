package dev.understudy.harness.experiment;

import dev.understudy.datasets.LabelMapping;
import dev.understudy.metrics.segmentation.ClassAveraging;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what mIoU stands on: a segmentation network, and the label maps of the pictures. */
final class LabelledReader {
  /** Stands for a mapping that was told of. */
  private static final LabelMapping NONE = LabelMapping.identity(2);

  private final YamlDocument document;
  private final Problems problems;
  private final PathChecks paths;

  LabelledReader(YamlDocument document, Problems problems, PathChecks paths) {
    this.document = document;
    this.problems = problems;
    this.paths = paths;
  }

  Experiment.@Nullable Segmentation read(Value section) {
    if (!section.isGiven()) {
      return null;
    }
    Path network = paths.file(section.at("network"), "a YAML file of a segmentation network");
    Path labels = paths.fileOrFolder(section.at("label-maps"), "a folder of label maps");
    LabelMapping mapping = mapping(section.at("mapping"));
    String averaging = section.at("averaging").text("");
    return new Experiment.Segmentation(
        network,
        labels,
        mapping,
        Arrays.stream(ClassAveraging.values())
            .filter(a -> id(a).equals(averaging))
            .findFirst()
            .orElse(LabelMappings.averaging(mapping)));
  }

  /** An averaging's word in experiment files. */
  static String id(ClassAveraging averaging) {
    return averaging.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private LabelMapping mapping(Value given) {
    String word = given.text("");
    if (word.isEmpty() || problems.has(given.path())) {
      return NONE;
    }
    if (LabelMappings.isFile(word)) {
      Path csv = paths.file(given, "a CSV file of labels' ids and their classes");
      return problems.has(given.path()) ? NONE : LabelMappings.ofFile(csv.toString(), csv);
    }
    return LabelMappings.find(word)
        .orElseGet(
            () -> {
              problems.add(
                  document.position(given.path()),
                  given.path(),
                  "no mapping is called " + Quote.of(word),
                  LabelMappings.EXPECTED,
                  LabelMappings.suggestion(word));
              return NONE;
            });
  }
}
