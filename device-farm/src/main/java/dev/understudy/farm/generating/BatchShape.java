package dev.understudy.farm.generating;

import dev.understudy.runtimes.TensorSpec;
import java.util.List;

/**
 * The shape of an input that takes one row per picture: a batch axis first, then fixed axes.
 *
 * @param fixed whether the batch axis is fixed at 1
 * @param row the axes after it
 */
record BatchShape(boolean fixed, List<Long> row) {
  static BatchShape of(TensorSpec spec, InputProblems problems) {
    List<Long> shape = spec.shape();
    String expected = "a first axis for the batch (dynamic or 1), every other axis fixed";
    if (shape.isEmpty()) {
      throw problems.error(
          spec.name(),
          spec + " has no batch axis",
          expected,
          "bind a constant to it, or export the model with a batch axis");
    }
    if (shape.get(0) >= 0 && shape.get(0) != 1) {
      throw problems.error(
          spec.name(),
          spec + " has its batch fixed at " + shape.get(0),
          expected,
          "export the model with a dynamic batch, or a batch of 1");
    }
    List<Long> row = shape.subList(1, shape.size());
    if (row.stream().anyMatch(d -> d < 1)) {
      throw problems.error(
          spec.name(),
          spec + " leaves the size of a row open",
          expected,
          "export the model with only the batch axis dynamic");
    }
    return new BatchShape(shape.get(0) == 1, row);
  }

  /** Elements in one picture's row. */
  int rowSize() {
    return Math.toIntExact(row.stream().reduce(1L, Math::multiplyExact));
  }

  /** The shape of {@code count} rows. */
  long[] of(int count) {
    long[] shape = new long[row.size() + 1];
    shape[0] = count;
    for (int i = 0; i < row.size(); i++) {
      shape[i + 1] = row.get(i);
    }
    return shape;
  }
}
