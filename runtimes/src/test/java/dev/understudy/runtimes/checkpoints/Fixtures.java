package dev.understudy.runtimes.checkpoints;

import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The files of tools/checkpoint-fixtures. */
final class Fixtures {
  private Fixtures() {}

  static Path file(String name) {
    try {
      return Path.of(Objects.requireNonNull(Fixtures.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] bytes(String name) {
    try (InputStream in = Files.newInputStream(file(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What PyTorch read, by key in its order: one line each of key, kind, shape, values. */
  static Map<String, Tensor> readByPyTorch(String name) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String line : new String(bytes(name), StandardCharsets.UTF_8).split("\n", -1)) {
      if (line.isEmpty()) {
        continue;
      }
      String[] words = line.split(" ", -1);
      long[] shape =
          words[2].equals("-")
              ? new long[0]
              : Arrays.stream(words[2].split("x", -1)).mapToLong(Long::parseLong).toArray();
      String[] values = Arrays.copyOfRange(words, 3, words.length);
      if (words[1].equals("real")) {
        float[] data = new float[values.length];
        for (int i = 0; i < data.length; i++) {
          data[i] = real(values[i]);
        }
        tensors.put(words[0], Tensor.of(data, shape));
      } else {
        tensors.put(
            words[0], Tensor.of(Arrays.stream(values).mapToLong(Long::parseLong).toArray(), shape));
      }
    }
    return tensors;
  }

  private static float real(String python) {
    return switch (python) {
      case "inf" -> Float.POSITIVE_INFINITY;
      case "-inf" -> Float.NEGATIVE_INFINITY;
      case "nan" -> Float.NaN;
      default -> (float) Double.parseDouble(python);
    };
  }
}
