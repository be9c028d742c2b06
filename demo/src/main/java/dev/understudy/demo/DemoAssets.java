package dev.understudy.demo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The demo's files, unpacked so that they can be looked at, copied and changed. */
public final class DemoAssets {
  /** The experiment file's name within the unpacked folder. */
  public static final String EXPERIMENT = "experiment.yaml";

  /** The experiment on the student's early exits, beside it. */
  public static final String EXITS = "exits.yaml";

  private static final List<String> FILES =
      List.of(
          "teacher.onnx",
          "teacher.tflite",
          "student.onnx",
          "student.tflite",
          "student-exits.onnx",
          "student-exits.tflite",
          "fashion-features.onnx",
          "real-train-5000.idx3-ubyte.gz",
          "real-train-5000.labels.idx1-ubyte.gz",
          "real-train-stats.npz",
          "real-test-stats.npz",
          "expected.json",
          "NOTICE.txt");

  private DemoAssets() {}

  /**
   * Unpacks all files into a folder, replacing what an earlier demo left there.
   *
   * @return the experiment file
   * @throws IOException if the folder cannot be written
   */
  public static Path unpack(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String file : FILES) {
      copy("assets/" + file, folder.resolve(file));
    }
    Path experiment = folder.resolve(EXPERIMENT);
    copy(EXPERIMENT, experiment);
    copy(EXITS, folder.resolve(EXITS));
    return experiment;
  }

  private static void copy(String resource, Path target) throws IOException {
    Path partial = target.resolveSibling(target.getFileName() + ".part");
    try (InputStream in = DemoAssets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException("this build lacks the demo's " + resource);
      }
      Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
  }
}
