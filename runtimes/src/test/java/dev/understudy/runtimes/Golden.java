package dev.understudy.runtimes;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The committed test models, and what TensorFlow computes with them (tools/test-models). */
final class Golden {
  private Golden() {}

  static Path path(String file) {
    URL url = Objects.requireNonNull(Golden.class.getResource(file), file);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static ModelFile model(String file) {
    return Runtimes.read(path(file));
  }

  /** Tensors by name; those named in {@code whole} are longs. */
  static Map<String, Tensor> tensors(String file, String... whole) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String line : Files.readAllLines(path(file))) {
      String[] words = line.split(" ", -1);
      long[] shape = Stream.of(words[1].split(",", -1)).mapToLong(Long::parseLong).toArray();
      double[] values = Stream.of(words).skip(2).mapToDouble(Double::parseDouble).toArray();
      tensors.put(
          words[0],
          Stream.of(whole).anyMatch(words[0]::equals)
              ? Tensor.of(toLongs(values), shape)
              : Tensor.of(toFloats(values), shape));
    }
    return tensors;
  }

  private static long[] toLongs(double[] values) {
    long[] longs = new long[values.length];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = (long) values[i];
    }
    return longs;
  }

  private static float[] toFloats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  static float[] floats(Tensor tensor) {
    return ((Tensor.Floats) tensor).data();
  }

  static double maxDifference(Tensor a, Tensor b) {
    float[] x = floats(a);
    float[] y = floats(b);
    double most = 0;
    for (int i = 0; i < Math.max(x.length, y.length); i++) {
      most = Math.max(most, Math.abs(x[i] - y[i]));
    }
    return most;
  }
}
