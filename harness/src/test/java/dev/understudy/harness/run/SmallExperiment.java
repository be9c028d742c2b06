package dev.understudy.harness.run;

import dev.understudy.demo.DemoAssets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The demo's own models and data, at a size that a test can wait for. */
public final class SmallExperiment {
  private static final String TEXT =
      """
      name: small
      seed: 42
      pictures: PICTURES
      batch: 32
      reference:
        name: Fashion-MNIST
        images: real-train-5000.idx3-ubyte.gz
        statistics: real-train-stats.npz
        floor: real-test-stats.npz
      feature-network: {name: fashion, model: fashion-features.onnx, logits: logits}
      subjects:
        - name: teacher
          role: teacher
          models: [teacher.onnx, teacher.tflite]
          inputs: {z: {latent: normal}, label: {classes: 10}}
          output: {name: image}
        - name: student
          role: student
          models: [student.onnx, student.tflite]
          inputs: {z: {latent: normal}, label: {classes: 10}}
          output: {name: image}
      measures: [MEASURES]
      devices: {local: {threads: 1}}
      latency: {plan: quick, launches: 1, max-warm-up: 200ms, min-runs: 4, min-time: 10ms, max-time: 300ms}
      report: {formats: [json], gallery: 3}
      """;

  /** All measures but latency, whose values differ from run to run. */
  public static final String STEADY =
      "fd, kid, is, precision-recall, density-coverage, psnr, ssim, feature-distance,"
          + " spectral-profile, checkerboard, cmmd, authpct, power-law, piqe, cost, parity";

  private SmallExperiment() {}

  /** Unpacks the demo's files into a folder with an experiment file of this many pictures. */
  public static Path write(Path folder, int pictures, String measures) {
    try {
      DemoAssets.unpack(folder);
      return Files.writeString(
          folder.resolve("small.yaml"),
          TEXT.replace("PICTURES", Integer.toString(pictures)).replace("MEASURES", measures));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
