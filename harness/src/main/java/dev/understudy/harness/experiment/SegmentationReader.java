package dev.understudy.harness.experiment;

import dev.understudy.datasets.Resizing;
import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.metrics.Preprocessing;
import dev.understudy.metrics.segmentation.ConfusionMatrix;
import dev.understudy.metrics.segmentation.SegmentationSpec;
import dev.understudy.runtimes.Runtimes;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Makes a segmentation network from its file's values, and checks what no schema can. */
final class SegmentationReader {
  private static final List<Double> HALF = List.of(127.5, 127.5, 127.5);

  private final PathChecks paths;
  private final NetworkReader networks;
  private final YamlDocument document;
  private final Problems problems;
  private final int classes;

  /**
   * For label maps of so many classes.
   *
   * @param classes from 2 on
   */
  SegmentationReader(PathChecks paths, YamlDocument document, Problems problems, int classes) {
    this.paths = paths;
    this.document = document;
    this.problems = problems;
    this.networks = new NetworkReader(paths, document, problems);
    this.classes = classes;
  }

  /** The network that a mapping describes. */
  SegmentationSpec read(Value root) {
    Path model = paths.file(root.at("model"), "an ONNX or TFLite model file");
    String name = root.at("name").text("");
    List<Integer> classOf = classOf(root.at("classes"));
    boolean normalised = root.at("mean").isGiven() || root.at("std").isGiven();
    List<Double> mean = normalised ? channels(root, "mean", "[123.675, 116.28, 103.53]") : HALF;
    List<Double> std = normalised ? channels(root, "std", "[58.395, 57.12, 57.375]") : HALF;
    if (root.at("resize").isGiven() && !root.at("size").isGiven()) {
      add(
          root.at("resize"),
          "`resize` without `size`",
          "a size beside it",
          "add `size: [1024, 2048]` (rows, columns), or your network's own");
    }
    if (!problems.isEmpty()) {
      throw problems.exception();
    }
    return new SegmentationSpec(
        name,
        Runtimes.read(model),
        normalised || root.at("size").isGiven() ? preprocessing(root, name, mean, std) : null,
        root.at("output").text("logits"),
        classOf);
  }

  private List<Double> channels(Value root, String key, String example) {
    if (!root.at(key).isGiven()) {
      String other = key.equals("mean") ? "std" : "mean";
      add(
          root.at(key),
          Quote.of(key) + " is missing beside " + Quote.of(other),
          "three numbers on the scale 0..255",
          "add " + Quote.of(key + ": " + example) + ", or your network's own");
      return HALF;
    }
    return networks.channels(root, key, example);
  }

  private static Preprocessing preprocessing(
      Value root, String name, List<Double> mean, List<Double> std) {
    boolean quantised =
        !root.at("quantise").node().isBoolean() || root.at("quantise").node().asBoolean();
    List<Value> size = root.at("size").items();
    if (size.isEmpty()) {
      return Preprocessing.atOwnSize(name, quantised, mean, std);
    }
    return new Preprocessing(
        name,
        quantised,
        size.get(0).whole(0),
        size.get(1).whole(0),
        Crop.NONE,
        NetworkReader.resizing(root.at("resize").text(Resizing.PIL_BICUBIC.id())),
        mean,
        std);
  }

  private List<Integer> classOf(Value given) {
    String mapping = "the label maps' mapping has " + classes + " classes";
    if (!given.node().isArray()) {
      int count = given.whole(classes);
      if (count != classes && given.isGiven() && !problems.has(given.path())) {
        add(
            given,
            "the network has " + count + " classes, and " + mapping,
            "as many, or a list: for each of the network's classes the mapping's, 255 for none",
            "choose the mapping the network was trained for, or write the list");
      }
      return IntStream.range(0, count).boxed().toList();
    }
    for (Value item : given.items()) {
      int to = item.whole(0);
      if (to >= classes && to != ConfusionMatrix.DONT_CARE) {
        add(
            item,
            "class " + to + " is none of the label maps': " + mapping,
            "0 to " + (classes - 1) + ", or 255 for none of them",
            "write the class of the mapping");
      }
    }
    return given.items().stream().map(item -> item.whole(0)).toList();
  }

  private void add(Value value, String problem, String expected, String remedy) {
    problems.add(document.position(value.path()), value.path(), problem, expected, remedy);
  }
}
