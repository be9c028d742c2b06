package dev.understudy.runtimes;

import dev.understudy.common.InputException;
import dev.understudy.common.Sha256;
import dev.understudy.runtimes.onnx.ExternalData;
import dev.understudy.runtimes.onnx.OnnxFile;
import dev.understudy.runtimes.tflite.Interpreters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;

/** Recognises model files by what is in them. */
final class ModelFiles {
  private static final byte[] TFLITE = "TFL3".getBytes(StandardCharsets.US_ASCII);

  private ModelFiles() {}

  static ModelFile read(Path path) {
    checkReadable(path);
    try {
      if (isTflite(path)) {
        ModelFile model =
            new ModelFile(path, RuntimeName.TFLITE, Files.size(path), Sha256.of(path));
        Interpreters.check(model);
        return model;
      }
      SortedMap<String, Path> external = ExternalData.files(path, OnnxFile.parse(path));
      return external.isEmpty()
          ? new ModelFile(path, RuntimeName.ONNXRUNTIME, Files.size(path), Sha256.of(path))
          : withExternalData(path, external);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static ModelFile withExternalData(Path path, SortedMap<String, Path> external)
      throws IOException {
    long bytes = Files.size(path);
    StringBuilder hashes = new StringBuilder(Sha256.of(path)).append('\n');
    for (Map.Entry<String, Path> file : external.entrySet()) {
      bytes += Files.size(file.getValue());
      hashes.append(Sha256.of(file.getValue())).append("  ").append(file.getKey()).append('\n');
    }
    return new ModelFile(path, RuntimeName.ONNXRUNTIME, bytes, Sha256.of(hashes.toString()));
  }

  private static void checkReadable(Path path) {
    String problem;
    if (!Files.exists(path)) {
      problem = "the model file does not exist";
    } else if (Files.isDirectory(path)) {
      problem = "this is a directory, not a model file";
    } else if (!Files.isReadable(path)) {
      problem = "the model file cannot be read: permission denied";
    } else if (path.toFile().length() == 0) {
      problem = "the model file is empty";
    } else {
      return;
    }
    throw new InputException(
        path.toString(),
        problem,
        "an ONNX or TFLite model file",
        "check the path (it is relative to the file that names it), or export the model again");
  }

  private static boolean isTflite(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] head = in.readNBytes(8);
      return head.length == 8 && Arrays.equals(head, 4, 8, TFLITE, 0, 4);
    }
  }
}
