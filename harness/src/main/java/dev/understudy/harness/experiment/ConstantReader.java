package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.runtimes.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Reads constants: a number is a scalar {@code []}, a list {@code [n]}, lists of lists more. */
final class ConstantReader {
  private final YamlDocument document;
  private final Problems problems;

  ConstantReader(YamlDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  /** Whole numbers stay whole. */
  Tensor read(Value constant) {
    List<Long> shape = shape(constant);
    List<JsonNode> numbers = new ArrayList<>();
    collect(constant, shape, 0, numbers);
    if (problems.isDoubtful(constant.path())) {
      return Tensor.of(new float[] {0});
    }
    long[] axes = shape.stream().mapToLong(Long::longValue).toArray();
    if (numbers.stream().allMatch(n -> n.isIntegralNumber() && n.canConvertToLong())) {
      return Tensor.of(numbers.stream().mapToLong(JsonNode::longValue).toArray(), axes);
    }
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i).floatValue();
    }
    return Tensor.of(values, axes);
  }

  /** As the first items have it. */
  private static List<Long> shape(Value constant) {
    List<Long> shape = new ArrayList<>();
    Value first = constant;
    while (first.node().isArray()) {
      shape.add((long) first.node().size());
      if (first.node().isEmpty()) {
        break;
      }
      first = first.items().get(0);
    }
    return shape;
  }

  private void collect(Value value, List<Long> shape, int axis, List<JsonNode> numbers) {
    if (problems.has(value.path())) {
      return;
    }
    boolean list = value.node().isArray();
    if (axis == shape.size() && value.node().isNumber()) {
      numbers.add(value.node());
    } else if (axis < shape.size() && list && value.node().size() == shape.get(axis)) {
      value.items().forEach(item -> collect(item, shape, axis + 1, numbers));
    } else if (!problems.isDoubtful(value.path())) {
      problems.add(
          document.position(value.path()),
          value.path(),
          list ? "it is a list of " + value.node().size() : "it is no list",
          axis == shape.size()
              ? "a number, as the first items are"
              : "a list of " + shape.get(axis) + ", as the first items are",
          "make all rows as long as the first");
    }
  }
}
