package dev.understudy.harness.experiment;

import dev.understudy.datasets.Resizing;
import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.harness.experiment.Experiment.FeatureNetworkChoice.Own;
import dev.understudy.metrics.Preprocessing;
import dev.understudy.metrics.networks.KnownNetwork;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a feature network from its file's values, and checks what no schema can. */
final class NetworkReader {
  /** Fields that say nothing without a size. */
  private static final List<String> OF_SIZE = List.of("resize", "crop", "quantise", "mean", "std");

  private static final List<String> PUBLISHED =
      Arrays.stream(KnownNetwork.values()).map(KnownNetwork::id).toList();

  private final YamlDocument document;
  private final Problems problems;
  private final PathChecks paths;

  NetworkReader(PathChecks paths, YamlDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
    this.paths = paths;
  }

  /** The network that a mapping describes; it may be used only if no problem was found. */
  Own own(Value root) {
    Path file = paths.file(root.at("model"), "an ONNX or TFLite model file");
    String name = root.at("name").text("");
    if (PUBLISHED.contains(name)) {
      add(
          root.at("name"),
          Quote.of(name) + " is a published network's name",
          "a name of its own, since published figures go by that one",
          "call it " + Quote.of("my-" + name));
    }
    boolean sized = root.at("size").isGiven();
    Preprocessing preprocessing = sized ? preprocessing(root, name) : null;
    if (!sized) {
      OF_SIZE.stream().map(root::at).filter(Value::isGiven).forEach(this::withoutSize);
    }
    Value logits = root.at("logits");
    return new Own(
        name,
        file,
        root.at("features").text(Defaults.FEATURES),
        logits.isGiven() ? logits.text("") : null,
        preprocessing);
  }

  private @Nullable Preprocessing preprocessing(Value root, String name) {
    List<Double> mean = channels(root, "mean", "[123.675, 116.28, 103.53]");
    List<Double> std = channels(root, "std", "[58.395, 57.12, 57.375]");
    if (!problems.isEmpty()) {
      return null;
    }
    int size = root.at("size").whole(0);
    return new Preprocessing(
        name,
        !root.at("quantise").node().isBoolean() || root.at("quantise").node().asBoolean(),
        size,
        size,
        root.at("crop").text("none").equals("centre") ? Crop.CENTRE : Crop.NONE,
        resizing(root.at("resize").text(Resizing.PIL_BICUBIC.id())),
        mean,
        std);
  }

  static Resizing resizing(String id) {
    for (Resizing resizing : Resizing.values()) {
      if (resizing.id().equals(id)) {
        return resizing;
      }
    }
    return Resizing.PIL_BICUBIC;
  }

  /** The three numbers under a key; a problem is told where they are missing or in [0,1]. */
  List<Double> channels(Value root, String key, String example) {
    Value list = root.at(key);
    if (!list.isGiven()) {
      add(
          list,
          Quote.of(key) + " is missing beside `size`",
          "three numbers on the scale 0..255",
          "add " + Quote.of(key + ": " + example) + ", or your network's own");
      return List.of();
    }
    List<Double> values = list.items().stream().map(v -> v.number(Double.NaN)).toList();
    if (values.stream().anyMatch(v -> v > 0 && v < 1)) {
      add(
          list,
          "these numbers are on the scale 0..1",
          "three numbers on the scale 0..255: the network sees (v - mean) / std",
          "multiply them by 255");
    }
    return values;
  }

  private void withoutSize(Value value) {
    add(
        value,
        Quote.of(value.path().lastKey()) + " without `size`",
        "a size beside it",
        "add `size: 224`, or your network's own");
  }

  private void add(Value value, String problem, String expected, String remedy) {
    problems.add(document.position(value.path()), value.path(), problem, expected, remedy);
  }
}
