package dev.understudy.farm.generating;

import dev.understudy.runtimes.TensorSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of an input that takes one row per picture: a batch axis first, then a row's axes.
 *
 * @param batch pictures that a run takes, or 0 where the batch axis is dynamic
 * @param row the axes after it, each at least 1
 */
record BatchShape(int batch, List<Long> row) {
  /** Of an input that leaves no axis of a row open. */
  static BatchShape of(TensorSpec spec, InputProblems problems) {
    return of(spec, List.of(), problems);
  }

  /**
   * Of an input whose open axes the binding tells.
   *
   * @param given all axes of a row, or none
   */
  static BatchShape of(TensorSpec spec, List<Long> given, InputProblems problems) {
    List<Long> shape = spec.shape();
    if (shape.isEmpty()) {
      throw problems.error(
          spec.name(),
          spec + " has no batch axis",
          "a first axis for the batch",
          "bind a constant to it, or export the model with a batch axis");
    }
    List<Long> row = shape.subList(1, shape.size());
    if (!given.isEmpty()) {
      checkGiven(spec, row, given, problems);
      row = given;
    }
    if (row.stream().anyMatch(d -> d < 1)) {
      throw problems.error(
          spec.name(),
          spec + " leaves the size of a row open",
          "the shape of one picture's row",
          "add `shape: " + example(row) + "` with your numbers to its binding");
    }
    return new BatchShape(Math.toIntExact(Math.max(0, shape.get(0))), List.copyOf(row));
  }

  private static void checkGiven(
      TensorSpec spec, List<Long> row, List<Long> given, InputProblems problems) {
    boolean fits = given.size() == row.size();
    for (int i = 0; fits && i < row.size(); i++) {
      fits = row.get(i) < 0 || row.get(i).equals(given.get(i));
    }
    if (!fits) {
      throw problems.error(
          spec.name(),
          "the shape " + given + " of its binding is not that of a row of " + spec,
          "the axes after the batch's, in the model's order",
          "correct `shape`, or leave it out where the model fixes every axis");
    }
  }

  private static List<Long> example(List<Long> row) {
    List<Long> shown = new ArrayList<>(row);
    shown.replaceAll(d -> d < 1 ? 64 : d);
    return shown;
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
