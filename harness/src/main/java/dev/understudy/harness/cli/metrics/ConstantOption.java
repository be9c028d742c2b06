package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.datasets.npz.NpyArray;
import dev.understudy.datasets.npz.NpyFile;
import dev.understudy.farm.InputBinding;
import dev.understudy.runtimes.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Reads {@code NAME=VALUE}: what stays the same at one of a model's inputs. */
final class ConstantOption {
  private ConstantOption() {}

  static List<InputBinding> all(String option, List<String> given) {
    return given.stream().map(text -> of(option, text)).toList();
  }

  private static InputBinding of(String option, String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw wrong(option, "'" + text + "' has no name before an equals sign");
    }
    String name = text.substring(0, equals);
    String value = text.substring(equals + 1).strip();
    return new InputBinding.Constant(
        name,
        value.toLowerCase(Locale.ROOT).endsWith(".npy")
            ? file(option, Path.of(value))
            : numbers(option, text, value));
  }

  private static Tensor file(String option, Path npy) {
    if (!Files.isRegularFile(npy)) {
      throw wrong(option, npy + " does not exist");
    }
    NpyArray array = NpyFile.read(npy);
    double[] values = array.doubles();
    float[] floats = new float[values.length];
    IntStream.range(0, values.length).forEach(i -> floats[i] = (float) values[i]);
    return Tensor.of(floats, Arrays.stream(array.shape()).asLongStream().toArray());
  }

  /** A number is a scalar {@code []}, several {@code [n]}. */
  private static Tensor numbers(String option, String text, String value) {
    String[] parts = value.split(",", -1);
    float[] floats = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        floats[i] = Float.parseFloat(parts[i].strip());
      } catch (NumberFormatException e) {
        throw wrong(option, "'" + parts[i] + "' in '" + text + "' is no number");
      }
    }
    long[] shape = parts.length == 1 ? new long[0] : LongStream.of(parts.length).toArray();
    return Tensor.of(floats, shape);
  }

  private static InputException wrong(String option, String problem) {
    return new InputException(
        option,
        problem,
        "NAME=0.7, NAME=1,0,0 or NAME=FILE.npy",
        "name one of the model's inputs as `understudy inspect` lists them, and its value");
  }
}
