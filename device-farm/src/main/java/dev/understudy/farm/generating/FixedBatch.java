package dev.understudy.farm.generating;

import dev.understudy.datasets.Pictures;
import dev.understudy.runtimes.Tensor;
import java.util.Arrays;
import java.util.Map;

/** What it takes to run a model whose batch is fixed at a size. */
public final class FixedBatch {
  private FixedBatch() {}

  /**
   * The size that a model's inputs fix the batch at; 0 where they take any.
   *
   * @throws dev.understudy.common.InputException if they differ in it
   */
  public static int of(Map<String, InputFeeder> feeders, InputProblems problems) {
    int batch = 0;
    String first = "";
    for (Map.Entry<String, InputFeeder> entry : feeders.entrySet()) {
      int own = entry.getValue().batch();
      if (own > 0 && batch > 0 && own != batch) {
        throw problems.error(
            entry.getKey(),
            "its batch is fixed at " + own + ", that of '" + first + "' at " + batch,
            "one batch for all inputs that differ from picture to picture: " + problems.specs(),
            "bind a constant to the one that is the same for all, or export the model again");
      }
      if (own > 0) {
        batch = own;
        first = entry.getKey();
      }
    }
    return batch;
  }

  /** The rows, the last one repeated until there are so many. */
  public static Tensor filled(Tensor tensor, int rows) {
    long[] shape = tensor.shape().clone();
    int given = Math.toIntExact(shape[0]);
    if (given == rows) {
      return tensor;
    }
    shape[0] = rows;
    int row = tensor.size() / given;
    if (tensor instanceof Tensor.Floats floats) {
      float[] all = Arrays.copyOf(floats.data(), Math.multiplyExact(rows, row));
      for (int i = given; i < rows; i++) {
        System.arraycopy(all, (given - 1) * row, all, i * row, row);
      }
      return Tensor.of(all, shape);
    }
    long[] all = Arrays.copyOf(((Tensor.Longs) tensor).data(), Math.multiplyExact(rows, row));
    for (int i = given; i < rows; i++) {
      System.arraycopy(all, (given - 1) * row, all, i * row, row);
    }
    return Tensor.of(all, shape);
  }

  /** The first pictures of a batch. */
  static Pictures first(Pictures made, int count) {
    if (made.count() == count) {
      return made;
    }
    return new Pictures(
        Arrays.copyOf(made.data(), count * made.pictureSize()),
        count,
        made.channels(),
        made.height(),
        made.width());
  }
}
