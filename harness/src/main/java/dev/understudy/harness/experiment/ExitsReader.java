package dev.understudy.harness.experiment;

import dev.understudy.farm.ImageOutput;
import dev.understudy.harness.experiment.Exits.Predictor;
import dev.understudy.harness.experiment.Experiment.ModelBinding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a subject's early exits. */
final class ExitsReader {
  private final YamlDocument document;
  private final Problems problems;
  private final PathChecks paths;
  private final boolean lpips;
  private final boolean network;

  /**
   * @param root the file, which says what distances there are means for
   */
  ExitsReader(YamlDocument document, Problems problems, PathChecks paths, Value root) {
    this.document = document;
    this.problems = problems;
    this.paths = paths;
    this.lpips = root.at("lpips").isGiven();
    this.network = root.at("feature-network").isGiven();
  }

  /**
   * Reads them.
   *
   * @param models the bindings of {@code exits.models}, which the subject's reader makes
   */
  @Nullable Exits read(Value subject, List<ModelBinding> models) {
    Value exits = subject.at("exits");
    if (!exits.isGiven()) {
      return null;
    }
    List<String> outputs = exits.at("outputs").items().stream().map(v -> v.text("")).toList();
    checkNames(exits);
    checkOutput(subject, exits);
    ExitDistance distance = distance(exits.at("distance"));
    return new Exits(
        outputs,
        models,
        predictor(exits),
        thresholds(exits, distance),
        distance,
        document.position(exits.path()).line());
  }

  /** The subject's output where its exits are outputs: the last of them. */
  static ImageOutput last(Value subject, ImageOutput output) {
    List<Value> outputs = subject.at("exits").at("outputs").items();
    return output.name() != null || outputs.isEmpty()
        ? output
        : output.with(outputs.get(outputs.size() - 1).text(""));
  }

  /** Two files of one name could not be told apart in tables. */
  private void checkNames(Value exits) {
    Map<String, Value> seen = new HashMap<>();
    for (Value model : exits.at("models").items()) {
      Value file = model.node().isObject() ? model.at("file") : model;
      if (file.isText()
          && seen.put(String.valueOf(Path.of(file.text("")).getFileName()), file) != null) {
        add(
            file,
            "a second exit called " + Quote.of(file.text("")),
            "each exit once, under a file name of its own",
            "remove one of the two, or rename its file");
      }
    }
  }

  /** The subject's pictures are the last exit's. */
  private void checkOutput(Value subject, Value exits) {
    Value name = subject.at("output").at("name");
    List<Value> outputs = exits.at("outputs").items();
    if (!name.isText() || outputs.isEmpty()) {
      return;
    }
    String last = outputs.get(outputs.size() - 1).text("");
    if (!last.equals(name.text(""))) {
      add(
          name,
          Quote.of(name.text("")) + " is not the last exit",
          "the last of the exits, " + Quote.of(last) + ", whose pictures the subject's are",
          "leave `name` out, or put " + Quote.of(name.text("")) + " at the end of the exits");
    }
  }

  private @Nullable Predictor predictor(Value exits) {
    Value predictor = exits.at("predictor");
    if (!predictor.isGiven()) {
      return null;
    }
    boolean ownFile = predictor.node().isObject();
    if (!ownFile && exits.at("models").isGiven()) {
      add(
          predictor,
          "exits in files of their own have no common outputs to look for "
              + Quote.of(predictor.text(""))
              + " in",
          "the file that has it",
          "write `predictor: {model: predictor.onnx, output: " + predictor.text("quality") + "}`");
    }
    Value output = ownFile ? predictor.at("output") : predictor;
    return new Predictor(
        ownFile ? paths.file(predictor.at("model"), "an ONNX or TFLite model file") : null,
        output.text(""));
  }

  private List<Double> thresholds(Value exits, ExitDistance distance) {
    Value list = exits.at("thresholds");
    if (!list.isGiven()) {
      if (distance == ExitDistance.FEATURE_DISTANCE) {
        add(
            exits,
            "feature distances have no common scale, and no thresholds are given",
            "`thresholds` on the scale of this feature network",
            "add, for example, `thresholds: [1, 2, 4]`; a first run shows each exit's mean");
      }
      return Defaults.EXIT_THRESHOLDS;
    }
    List<Double> thresholds = new ArrayList<>();
    for (Value item : list.items()) {
      double threshold = item.number(Double.NaN);
      if (!thresholds.isEmpty() && threshold <= thresholds.get(thresholds.size() - 1)) {
        add(
            item,
            "the thresholds do not ascend: "
                + thresholds.get(thresholds.size() - 1)
                + ", "
                + threshold,
            "each threshold once, the smallest first",
            "sort them");
        return Defaults.EXIT_THRESHOLDS;
      }
      if (!Double.isNaN(threshold)) {
        thresholds.add(threshold);
      }
    }
    return thresholds.isEmpty() ? Defaults.EXIT_THRESHOLDS : thresholds;
  }

  private ExitDistance distance(Value value) {
    ExitDistance distance =
        ExitDistance.of(value.text("")).orElse(lpips ? ExitDistance.LPIPS : ExitDistance.MAE);
    if (distance == ExitDistance.LPIPS && !lpips) {
      add(
          value,
          "`lpips` needs a network, and the file names none",
          "`lpips` with the network's name at the top of the file",
          "add `lpips: alex`, or take `mae` or `1-ssim`, which need no weights");
    }
    if (distance == ExitDistance.FEATURE_DISTANCE && !network) {
      add(
          value,
          "`feature-distance` needs a feature network, and the file names none",
          "a `feature-network`",
          "add `feature-network: {name: …, model: …}`, or take another distance");
    }
    return distance;
  }

  private void add(Value at, String problem, String expected, String remedy) {
    problems.add(document.position(at.path()), at.path(), problem, expected, remedy);
  }
}
