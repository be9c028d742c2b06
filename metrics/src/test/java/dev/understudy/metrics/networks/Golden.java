package dev.understudy.metrics.networks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.datasets.npz.NpzFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The outputs that PyTorch gave, and the comparison with ours. */
final class Golden {
  private Golden() {}

  /** Values by output of {@code name.npz}, which tools/network-goldens wrote. */
  static Map<String, float[]> read(String name, Path temporary) {
    Path copy = temporary.resolve(name + ".npz");
    try (InputStream in = Golden.class.getResourceAsStream(name + ".npz")) {
      Files.write(copy, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, float[]> read = new HashMap<>();
    try (NpzFile file = NpzFile.open(copy)) {
      file.names().forEach(each -> read.put(each, file.array(each).floats()));
    }
    return read;
  }

  static Map<String, float[]> run(Path onnx, Map<String, Tensor> inputs, Set<String> outputs) {
    try (ModelSession session = Runtimes.open(Runtimes.read(onnx), SessionOptions.withThreads(2))) {
      Map<String, float[]> made = new HashMap<>();
      session
          .run(inputs, new LinkedHashSet<>(outputs))
          .forEach((name, tensor) -> made.put(name, ((Tensor.Floats) tensor).data()));
      return made;
    }
  }

  /** How far apart they are, as a share of the largest value. */
  static double error(float[] expected, float[] actual) {
    assertThat(actual).hasSameSizeAs(expected);
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs((double) expected[i] - actual[i]));
    }
    assertThat(largest).as("a golden output that is not all zero").isPositive();
    assertThat(Arrays.equals(actual, new float[actual.length])).isFalse();
    return difference / largest;
  }
}
