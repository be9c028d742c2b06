package dev.understudy.harness.experiment;

import java.util.List;
import java.util.Map;

/** The kinds of bindings, told apart by the keys that only they have. */
@SuppressWarnings("ImmutableEnumChecker") // List.of and Map.of are
enum InputKind {
  /** Label maps, whose classes are no label of a picture. */
  LABEL_MAPS(
      List.of("label-maps"),
      Map.of(
          "classes", "label-maps",
          "mapping", "label-maps",
          "edges", "label-maps",
          "resize", "label-maps",
          "repeat", "label-maps")),
  /** Pictures. */
  IMAGES(
      List.of("images"),
      Map.of("range", "images", "resize", "images", "shape", "images", "repeat", "images")),
  /** Rows of a file. */
  FILE(List.of("file"), Map.of("array", "file", "repeat", "file", "psi", "file", "mean", "psi")),
  /** A class label. */
  CLASSES(
      List.of("classes", "class", "labels"),
      Map.of("draw", "classes", "generator", "draw", "seed", "draw", "repeat", "labels")),
  /** The same for every picture. */
  CONSTANT(List.of("constant"), Map.of()),
  /** Drawn numbers. Last, since what is no binding at all is read as one. */
  LATENT(
      List.of("latent"),
      Map.of(
          "generator", "latent",
          "seed", "latent",
          "shape", "latent",
          "threshold", "latent",
          "low", "latent",
          "high", "latent",
          "psi", "latent",
          "mean", "psi"));

  /** The keys that make a binding one of this kind, the usual one first. */
  final List<String> own;

  /** Its other keys, each with the one that it stands beside. */
  final Map<String, String> others;

  InputKind(List<String> own, Map<String, String> others) {
    this.own = own;
    this.others = others;
  }

  static InputKind of(Value entry) {
    for (InputKind kind : values()) {
      if (kind.own.stream().anyMatch(key -> entry.at(key).isGiven())) {
        return kind;
      }
    }
    return LATENT;
  }

  boolean takes(String key) {
    return own.contains(key) || others.containsKey(key);
  }
}
