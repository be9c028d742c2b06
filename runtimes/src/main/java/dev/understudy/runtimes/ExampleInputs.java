package dev.understudy.runtimes;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.tensors.Binding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes a model's inputs from their shapes. */
final class ExampleInputs {
  /** Small, so that exponentials and products of an untrained network stay finite. */
  private static final float DEVIATION = 0.1f;

  private ExampleInputs() {}

  static Map<String, Tensor> of(
      ModelFile model, List<TensorSpec> inputs, Map<String, List<Long>> shapes) {
    Map<String, Tensor> example = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    Random random = new Random(0);
    for (TensorSpec input : inputs) {
      List<Long> shape = shapes.getOrDefault(input.name(), defaults(input));
      if (shape.stream().anyMatch(d -> d < 0)) {
        missing.add(input.name());
      } else {
        example.put(input.name(), tensor(input.type(), shape, random));
      }
    }
    if (!missing.isEmpty()) {
      throw dynamic(model, inputs, missing);
    }
    for (String name : shapes.keySet()) {
      if (!example.containsKey(name)) {
        example.put(name, Tensor.of(new float[1], 1)); // refused below, with the inputs' list
      }
    }
    Binding.checkInputs(model.path().toString(), inputs, example);
    return example;
  }

  private static List<Long> defaults(TensorSpec input) {
    List<Long> shape = new ArrayList<>(input.shape());
    if (!shape.isEmpty() && shape.get(0) < 0) {
      shape.set(0, 1L);
    }
    return shape;
  }

  private static Tensor tensor(ElementType type, List<Long> shape, Random random) {
    long[] dimensions = shape.stream().mapToLong(Long::longValue).toArray();
    int size = Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    boolean real =
        type == ElementType.FLOAT32 || type == ElementType.FLOAT16 || type == ElementType.FLOAT64;
    if (!real) {
      return Tensor.of(new long[size], dimensions);
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian() * DEVIATION;
    }
    return Tensor.of(values, dimensions);
  }

  private static InputException dynamic(
      ModelFile model, List<TensorSpec> inputs, List<String> missing) {
    String options =
        inputs.stream()
            .filter(i -> missing.contains(i.name()))
            .map(i -> "--shape " + i.name() + "=" + sizes(i))
            .collect(Collectors.joining(" "));
    return new InputException(
        model.path().toString(),
        "its cost depends on sizes that the model leaves open: "
            + inputs.stream()
                .filter(i -> missing.contains(i.name()))
                .map(TensorSpec::toString)
                .collect(Collectors.joining(", ")),
        "a shape for each of these inputs (the batch alone is taken as 1)",
        "say the sizes, such as: understudy inspect " + model.path() + " " + options);
  }

  /** A likely picture's: open sizes are 256, open batch 1, open channels 3. */
  private static String sizes(TensorSpec input) {
    List<String> sizes = new ArrayList<>();
    int rank = input.shape().size();
    for (int i = 0; i < rank; i++) {
      long size = input.shape().get(i);
      boolean channels = rank == 4 && i == 1;
      sizes.add(Long.toString(size >= 0 ? size : i == 0 ? 1 : channels ? 3 : 256));
    }
    return String.join("x", sizes);
  }
}
