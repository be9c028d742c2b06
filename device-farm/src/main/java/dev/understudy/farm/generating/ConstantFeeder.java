package dev.understudy.farm.generating;

import dev.understudy.farm.InputBinding;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The same value for every picture, brought to the input's shape by NumPy's broadcasting. It
 * repeats along the first axis where that is dynamic, and is fed as it is where every axis is fixed
 * (a truncation of shape [] or [1] serves a whole batch).
 */
public final class ConstantFeeder implements InputFeeder {
  private final Tensor value;
  private final long[] shape;
  private final boolean repeats;

  private ConstantFeeder(Tensor value, long[] shape, boolean repeats) {
    this.value = value;
    this.shape = shape;
    this.repeats = repeats;
  }

  /** Checks that the value fits the input. */
  public static ConstantFeeder of(
      InputBinding.Constant binding, TensorSpec spec, InputProblems problems) {
    Tensor typed = typed(binding.value(), spec, problems);
    List<Long> asked = spec.shape();
    boolean repeats = !asked.isEmpty() && asked.get(0) < 0;
    List<Long> one = repeats ? asked.subList(1, asked.size()) : asked;
    List<Long> given = LongStream.of(typed.shape()).boxed().toList();
    if (fits(given, one)) {
      return new ConstantFeeder(typed, typed.shape(), repeats);
    }
    boolean batchOfOne = !given.isEmpty() && given.get(0) == 1;
    if (repeats && batchOfOne && fits(given.subList(1, given.size()), one)) {
      return new ConstantFeeder(typed, tail(typed.shape()), true);
    }
    if (!repeats && batchOfOne(asked) && fits(given, asked.subList(1, asked.size()))) {
      return new ConstantFeeder(typed, prepend(1, typed.shape()), false);
    }
    int[] from =
        one.stream().allMatch(d -> d > 0)
            ? Broadcast.indices(typed.size() == 1 ? List.of() : given, one)
            : null;
    if (from != null) {
      long[] full = one.stream().mapToLong(Long::longValue).toArray();
      return new ConstantFeeder(gathered(typed, from, full), full, repeats);
    }
    throw problems.error(
        spec.name(),
        "a constant of shape " + given + " does not fit " + spec,
        "one picture's value of shape " + one + ", what broadcasts to it, or a single number",
        "give a value of that shape");
  }

  @Override
  public Tensor next(int count) {
    if (!repeats) {
      return reshaped(value, 1, shape);
    }
    return reshaped(value, count, prepend(count, shape));
  }

  @Override
  public void skip(long count) {
    // every picture's value is the same
  }

  /** Any: what fixes the batch is an input that differs from picture to picture. */
  @Override
  public int batch() {
    return 0;
  }

  @Override
  public boolean perPicture() {
    return false;
  }

  private static Tensor typed(Tensor value, TensorSpec spec, InputProblems problems) {
    if (InputProblems.takesReals(spec.type())) {
      return value instanceof Tensor.Longs longs
          ? Tensor.of(floats(longs.data()), longs.shape())
          : value;
    }
    if (InputProblems.isWhole(spec.type())) {
      if (value instanceof Tensor.Floats floats) {
        return Tensor.of(whole(floats.data(), spec, problems), floats.shape());
      }
      return value;
    }
    throw problems.error(
        spec.name(),
        "nothing can be bound to " + spec,
        "an input of floats or whole numbers",
        "export the model without this input");
  }

  private static float[] floats(long[] data) {
    float[] floats = new float[data.length];
    for (int i = 0; i < data.length; i++) {
      floats[i] = data[i];
    }
    return floats;
  }

  private static long[] whole(float[] data, TensorSpec spec, InputProblems problems) {
    long[] whole = new long[data.length];
    for (int i = 0; i < data.length; i++) {
      whole[i] = (long) data[i];
      if (whole[i] != data[i]) {
        throw problems.error(
            spec.name(),
            data[i] + " cannot be fed to " + spec,
            "whole numbers",
            "give a whole number");
      }
    }
    return whole;
  }

  private static boolean fits(List<Long> given, List<Long> asked) {
    if (given.size() != asked.size()) {
      return false;
    }
    for (int i = 0; i < given.size(); i++) {
      if (asked.get(i) >= 0 && !asked.get(i).equals(given.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean batchOfOne(List<Long> shape) {
    return !shape.isEmpty() && shape.get(0) == 1;
  }

  private static long[] tail(long[] shape) {
    return Arrays.copyOfRange(shape, 1, shape.length);
  }

  private static long[] prepend(long first, long[] rest) {
    return LongStream.concat(LongStream.of(first), LongStream.of(rest)).toArray();
  }

  private static Tensor gathered(Tensor value, int[] from, long[] shape) {
    if (value instanceof Tensor.Floats floats) {
      float[] all = new float[from.length];
      for (int i = 0; i < all.length; i++) {
        all[i] = floats.data()[from[i]];
      }
      return Tensor.of(all, shape);
    }
    long[] data = ((Tensor.Longs) value).data();
    return Tensor.of(Arrays.stream(from).mapToLong(i -> data[i]).toArray(), shape);
  }

  private static Tensor reshaped(Tensor value, int times, long[] shape) {
    int size = value.size();
    if (value instanceof Tensor.Floats floats) {
      float[] all = new float[Math.multiplyExact(size, times)];
      for (int i = 0; i < times; i++) {
        System.arraycopy(floats.data(), 0, all, i * size, size);
      }
      return Tensor.of(all, shape);
    }
    long[] all = new long[Math.multiplyExact(size, times)];
    for (int i = 0; i < times; i++) {
      System.arraycopy(((Tensor.Longs) value).data(), 0, all, i * size, size);
    }
    return Tensor.of(all, shape);
  }
}
