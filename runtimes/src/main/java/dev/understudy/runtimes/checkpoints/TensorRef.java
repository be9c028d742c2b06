package dev.understudy.runtimes.checkpoints;

import dev.understudy.runtimes.checkpoints.Values.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor as a pickle describes it, checked to lie within its storage.
 *
 * @param storage what it lies in
 * @param offset its first element in the whole storage
 * @param shape its dimensions
 * @param strides per dimension, in elements
 * @param elements how many
 */
record TensorRef(
    StorageRef storage, long offset, List<Long> shape, List<Long> strides, int elements) {
  /** torch has no more dimensions than these. */
  private static final int MOST_DIMENSIONS = 64;

  /** From the first four arguments of torch's rebuilding functions. */
  static TensorRef of(Object view, Object offset, Object shape, Object strides) throws Refusal {
    if (!(view instanceof StorageRef.View storage) || !(offset instanceof Long start)) {
      throw Refusal.damaged("a tensor is described in a way that torch does not");
    }
    List<Long> dimensions = longs(shape);
    List<Long> steps = longs(strides);
    if (dimensions.size() != steps.size()) {
      throw Refusal.damaged("a tensor has another number of strides than of dimensions");
    }
    try {
      long count = 1;
      for (long dimension : dimensions) {
        count = Math.multiplyExact(count, dimension);
      }
      long last = start;
      for (int i = 0; i < steps.size() && count > 0; i++) {
        last = Math.addExact(last, Math.multiplyExact(dimensions.get(i) - 1, (long) steps.get(i)));
      }
      if (start < 0 || (count > 0 && last >= storage.elements())) {
        throw Refusal.damaged(
            "a tensor reaches out of its storage " + Quoted.of(storage.storage().key()));
      }
      return new TensorRef(
          storage.storage(),
          Math.addExact(storage.offset(), start),
          dimensions,
          steps,
          Math.toIntExact(count));
    } catch (ArithmeticException e) {
      throw Refusal.damaged("a tensor has more elements than an array takes: shape " + dimensions);
    }
  }

  private static List<Long> longs(Object tuple) throws Refusal {
    if (!(tuple instanceof Tuple items) || items.size() > MOST_DIMENSIONS) {
      throw Refusal.damaged("a tensor's shape is none");
    }
    List<Long> longs = new ArrayList<>();
    for (Object item : items.items()) {
      if (!(item instanceof Long value) || value < 0) {
        throw Refusal.damaged("a tensor's shape is none");
      }
      longs.add(value);
    }
    return List.copyOf(longs);
  }

  /** Whether its elements follow each other without gaps, row-major. */
  boolean isContiguous() {
    long step = 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      if (shape.get(i) != 1 && strides.get(i) != step) {
        return false;
      }
      step *= shape.get(i);
    }
    return true;
  }

  /** Whether it is its storage, element by element. */
  boolean isWholeStorage() {
    return offset == 0 && elements == storage.elements() && isContiguous();
  }

  long[] dimensions() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }
}
