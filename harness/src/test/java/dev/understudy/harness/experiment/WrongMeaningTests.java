package dev.understudy.harness.experiment;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of what no schema can check. */
class WrongMeaningTests {
  @TempDir Path folder;

  static List<Mistake> mistakes() {
    return List.of(
        new Mistake(
            "range: [0, 255]",
            "range: [255, 0]",
            21,
            "subjects[0].models[1].output.range",
            "the range does not ascend: [255, 0]",
            "write, for example, `range: [-1, 1]`"),
        new Mistake(
            "- name: the student",
            "- name: the teacher",
            27,
            "subjects[1].name",
            "a second subject named `the teacher`; the first is on line 16",
            "rename one of them"),
        new Mistake(
            "- name: the student",
            "- name: real",
            27,
            "subjects[1].name",
            "`real` is what records call the real pictures",
            "rename the subject"),
        new Mistake(
            "min-time: 500ms",
            "min-time: 3m",
            35,
            "latency.max-time",
            "max-time is shorter than min-time",
            "set both min-time and max-time, the longer last"),
        new Mistake(
            "  images: real.idx3-ubyte.gz",
            "  images: reel.idx3-ubyte.gz",
            7,
            "reference.images",
            "`reel.idx3-ubyte.gz` does not exist",
            "did you mean `real.idx3-ubyte.gz`? paths are relative to this file's folder"),
        new Mistake(
            "statistics: train.npz",
            "statistics: zzzzzzzzzzzz",
            8,
            "reference.statistics",
            "`zzzzzzzzzzzz` does not exist",
            "paths are relative to this file's folder"),
        new Mistake(
            "model: student.onnx",
            "model: studnet.onnx",
            29,
            "subjects[1].model",
            "`studnet.onnx` does not exist",
            "did you mean `student.onnx`? paths are relative to this file's folder"),
        new Mistake(
            "- file: teacher.tflite",
            "- file: teacher.tfl",
            20,
            "subjects[0].models[1].file",
            "`teacher.tfl` does not exist",
            "did you mean `teacher.tflite`? paths are relative to this file's folder"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldOnceWithItsPlaceAndRemedy(Mistake mistake) {
    mistake.check(new ExampleFolder(folder));
  }
}
