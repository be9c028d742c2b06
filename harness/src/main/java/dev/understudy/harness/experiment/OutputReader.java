package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.farm.ImageOutput;
import org.jspecify.annotations.Nullable;

/** Reads where the picture comes out: the subject's words, with a model file's own before them. */
final class OutputReader {
  private final YamlDocument document;
  private final Problems problems;

  OutputReader(YamlDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  ImageOutput read(Value subjects, Value models) {
    Value range = first("range", models, subjects);
    double low = Defaults.BLACK;
    double high = Defaults.WHITE;
    JsonNode ends = range.node();
    if (ends.size() == 2 && ends.path(0).isNumber() && ends.path(1).isNumber()) {
      if (ends.path(0).doubleValue() < ends.path(1).doubleValue()) {
        low = ends.path(0).doubleValue();
        high = ends.path(1).doubleValue();
      } else {
        problems.add(
            document.position(range.path()),
            range.path(),
            "the range does not ascend: [" + ends.path(0) + ", " + ends.path(1) + "]",
            "the value that means black, then the larger one that means white",
            "write, for example, `range: [-1, 1]`");
      }
    }
    Value name = first("name", models, subjects);
    return new ImageOutput(
        name.isText() ? name.text("") : null,
        low,
        high,
        layout(first("layout", models, subjects).text("")),
        first("overshoot", models, subjects).text("").equals("clamp")
            ? ImageOutput.Overshoot.CLAMP
            : ImageOutput.Overshoot.KEEP);
  }

  private static Value first(String key, Value models, Value subjects) {
    return models.at(key).isGiven() ? models.at(key) : subjects.at(key);
  }

  private static ImageOutput.@Nullable Layout layout(String id) {
    return switch (id) {
      case "NCHW" -> ImageOutput.Layout.NCHW;
      case "NHWC" -> ImageOutput.Layout.NHWC;
      default -> null;
    };
  }
}
