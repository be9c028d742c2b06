package dev.understudy.harness.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with a full experiment file and (empty) stand-ins for all that it names. */
record ExampleFolder(Path folder) {
  /** Everything the format knows. Tests below count its lines: append, do not insert. */
  static final String FULL =
      """
      name: fashion-demo
      seed: 7
      pictures: 1000
      batch: 32
      reference:
        name: Fashion-MNIST
        images: real.idx3-ubyte.gz
        statistics: train.npz
        floor: test.npz
      feature-network:
        name: fashion
        model: features.onnx
        features: pooled
        logits: logits
      subjects:
        - name: the teacher
          role: teacher
          models:
            - teacher.onnx
            - file: teacher.tflite
              output: {name: image, range: [0, 255], layout: NHWC}
          inputs:
            z: {latent: normal}
            label: {classes: 10}
            psi: {constant: 0.7}
          output: {name: image, range: [-1, 1], layout: NCHW}
        - name: the student
          role: student
          model: student.onnx
          inputs:
            z: {latent: normal, seed: 9}
      measures: [fd, kid, is, precision-recall, density-coverage, psnr, ssim, feature-distance, spectral-profile, checkerboard, cost, latency, parity]
      devices:
        local: {threads: 3}
      latency: {plan: nightly, launches: 5, warm-up-runs: 3, max-warm-up: 1.5s, stability: 0.1, min-runs: 70, min-time: 500ms, max-time: 2m, half-width: 0.05}
      report:
        formats: [html, csv]
        gallery: 12
      """;

  static final String SMALLEST =
      """
      name: smallest
      subjects:
        - name: a
          model: student.onnx
          inputs: {z: {latent: normal}}
      """;

  ExampleFolder {
    for (String name :
        List.of(
            "real.idx3-ubyte.gz",
            "train.npz",
            "test.npz",
            "features.onnx",
            "teacher.onnx",
            "teacher.tflite",
            "student.onnx")) {
      write(folder.resolve(name), new byte[0]);
    }
  }

  Path file(String yaml) {
    return write(folder.resolve("experiment.yaml"), yaml.getBytes(StandardCharsets.UTF_8));
  }

  Path bytes(byte[] bytes) {
    return write(folder.resolve("experiment.yaml"), bytes);
  }

  Experiment read(String yaml) {
    return ExperimentFiles.read(file(yaml));
  }

  /** The problems of a file that must have some. */
  static List<InvalidExperimentException.Problem> problems(Path file) {
    try {
      ExperimentFiles.read(file);
    } catch (InvalidExperimentException e) {
      return e.problems();
    }
    throw new AssertionError(file + " was accepted");
  }

  private static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Line, field and problem of each. */
  static List<String> lines(List<InvalidExperimentException.Problem> problems) {
    return problems.stream().map(p -> p.line() + " " + p.field() + ": " + p.problem()).toList();
  }
}
