package dev.understudy.harness.experiment;

import static dev.understudy.harness.experiment.Mistake.unknown;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of keys that are unknown, twice or missing. */
class WrongKeysTests {
  @TempDir Path folder;

  static List<Mistake> mistakes() {
    return List.of(
        unknown("seed: 7", "sede: 7", 2, "sede", "did you mean `seed`?"),
        unknown("batch: 32", "Batch: 32", 4, "Batch", "did you mean `batch`?"),
        unknown(
            "feature-network:",
            "feature_network:",
            10,
            "feature_network",
            "did you mean `feature-network`?"),
        unknown("  images:", "  image:", 7, "reference.image", "did you mean `images`?"),
        unknown(
            "model: student", "modle: student", 29, "subjects[1].modle", "did you mean `model`?"),
        unknown("  features: pooled", "  layer: pooled", 13, "feature-network.layer", "remove it"),
        unknown(
            "{threads: 3}", "{thread: 3}", 34, "devices.local.thread", "did you mean `threads`?"),
        unknown(
            "gallery: 12",
            "gallery: 12\nhalf-width: 0.1",
            39,
            "half-width",
            "remove it, or put it where it belongs: `latency.half-width`"),
        // It belongs to more than one place.
        unknown("gallery: 12", "gallery: 12\nthreads: 2", 39, "threads", "remove it"),
        unknown("launches: 5", "lunches: 5", 35, "latency.lunches", "did you mean `launches`?"),
        unknown("seed: 9", "sed: 9", 31, "subjects[1].inputs.z.sed", "did you mean `seed`?"),
        unknown(
            "range: [0, 255]",
            "rnage: [0, 255]",
            21,
            "subjects[0].models[1].output.rnage",
            "did you mean `range`?"),
        new Mistake(
            "pictures: 1000",
            "seed: 8",
            3,
            "seed",
            "the key `seed` is given twice, first on line 2",
            "keep one of the two"),
        new Mistake(
            "    role: student",
            "    name: x",
            28,
            "subjects[1].name",
            "the key `name` is given twice, first on line 27",
            "keep one of the two"),
        new Mistake(
            "seed: 7",
            "<<: {batch: 3}",
            2,
            "[\"<<\"]",
            "merge keys (`<<`) are not read",
            "write the keys out, or give the whole value by an alias: `inputs: *name`"),
        new Mistake(
            "seed: 7", "? [a]\n: 7", 2, "", "a list or mapping stands as a key", "remove the `?`"),
        new Mistake(
            "name: fashion-demo\n", "", 1, "name", "`name` is missing", "add `name: fashion-demo`"),
        new Mistake(
            "  name: Fashion-MNIST\n",
            "",
            5,
            "reference.name",
            "`name` is missing",
            "add `name: Fashion-MNIST`"),
        new Mistake(
            "  model: features.onnx\n",
            "",
            10,
            "feature-network.model",
            "`model` is missing",
            "add `model: fashion-features.onnx`"),
        new Mistake(
            "- name: the student\n    role",
            "- role",
            27,
            "subjects[1].name",
            "`name` is missing",
            "add `name: student`"),
        new Mistake(
            "file: teacher.tflite\n        ",
            "",
            20,
            "subjects[0].models[1].file",
            "`file` is missing",
            "add `file: teacher.tflite`"),
        new Mistake(
            "    model: student.onnx\n",
            "",
            27,
            "subjects[1]",
            "none of `model`, `models`, `exits.models` is given",
            "add `model: student.onnx`"),
        new Mistake(
            "    model: student.onnx\n",
            "    model: student.onnx\n    models: [student.onnx]\n",
            30,
            "subjects[1].models",
            "`model`, `models` are given together",
            "keep one of them"),
        new Mistake(
            "    inputs:\n      z: {latent: normal, seed: 9}\n",
            "",
            29,
            "subjects[1].model",
            "nothing feeds this model: it has no inputs",
            "add `inputs: {z: {latent: normal}}` to the subject; `understudy inspect MODEL` lists a"
                + " model's inputs"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldOnceWithItsPlaceAndRemedy(Mistake mistake) {
    mistake.check(new ExampleFolder(folder));
  }
}
