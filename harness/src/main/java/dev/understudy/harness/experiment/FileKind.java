package dev.understudy.harness.experiment;

/** The kinds of YAML files, in the words of messages. */
enum FileKind {
  /** An experiment. */
  EXPERIMENT(
      "an experiment file",
      "experiment.schema.json",
      "begin with `name: my-experiment` and `subjects:`",
      "write it as docs/experiment-file.md shows"),
  /** A feature network of the user's own. */
  NETWORK(
      "a feature network's file",
      "network.schema.json",
      "begin with `name: my-features` and `model: features.onnx`",
      "write it as docs/networks/ shows"),
  /** A segmentation network of the user's own. */
  SEGMENTATION(
      "a segmentation network's file",
      "segmentation.schema.json",
      "begin with `name: my-segmentation`, `model: segmentation.onnx` and `classes: 19`",
      "write it as docs/networks/drn-cityscapes.yaml shows"),
  /** What the gate holds a run to. */
  POLICY(
      "a gate's policy file",
      "policy.schema.json",
      "begin with `rules:`, or leave --policy out",
      "write it as docs/gate.md shows");

  /** With its article. */
  final String what;

  /** The schema's resource. */
  final String schema;

  /** What to do with an empty file. */
  final String beginning;

  /** What to do with one that is no YAML at all. */
  final String example;

  FileKind(String what, String schema, String beginning, String example) {
    this.what = what;
    this.schema = schema;
    this.beginning = beginning;
    this.example = example;
  }
}
