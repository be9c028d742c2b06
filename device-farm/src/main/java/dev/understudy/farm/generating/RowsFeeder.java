package dev.understudy.farm.generating;

import dev.understudy.datasets.npz.NpyStream;
import dev.understudy.farm.InputBinding;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.Arrays;
import java.util.List;

/** Row after row of an array in a file, read as they are asked for. */
public final class RowsFeeder implements InputFeeder {
  /** Values read at once while skipping. */
  private static final int SKIP_CHUNK = 1 << 17;

  private final InputBinding.Rows binding;
  private final BatchShape shape;
  private final boolean whole;
  private final RowTruncation truncation;
  private final int held;
  private final InputProblems problems;
  private NpyStream stream;
  private long at;

  private RowsFeeder(
      InputBinding.Rows binding,
      NpyStream stream,
      BatchShape shape,
      boolean whole,
      RowTruncation truncation,
      InputProblems problems) {
    this.binding = binding;
    this.stream = stream;
    this.held = stream.shape()[0];
    this.shape = shape;
    this.whole = whole;
    this.truncation = truncation;
    this.problems = problems;
  }

  /** Opens the file and checks that its rows fit the input. */
  public static RowsFeeder of(InputBinding.Rows binding, TensorSpec spec, InputProblems problems) {
    NpyStream stream = open(binding);
    try {
      int[] axes = stream.shape();
      if (axes.length == 0 || axes[0] < 1) {
        throw problems.error(
            spec.name(),
            binding.file().name() + " holds no rows: its shape is " + Arrays.toString(axes),
            "an array whose first axis counts pictures",
            "save it with a row for each picture");
      }
      List<Long> row = Arrays.stream(axes).skip(1).asLongStream().boxed().toList();
      List<Long> own = spec.shape().isEmpty() ? row : spec.shape().subList(1, spec.shape().size());
      boolean fits = own.size() == row.size();
      for (int i = 0; fits && i < own.size(); i++) {
        fits = own.get(i) < 0 || own.get(i).equals(row.get(i));
      }
      if (!fits) {
        throw problems.error(
            spec.name(),
            "a row of "
                + binding.file().name()
                + " has the shape "
                + row
                + ", which does not fit "
                + spec,
            "an array of the shape [pictures, then " + own + "]",
            "save it with these axes, or bind another file");
      }
      boolean whole = !InputProblems.takesReals(spec.type());
      BatchShape shape = BatchShape.of(spec, row, problems);
      RowTruncation truncation = RowTruncation.of(binding.truncation(), shape, spec, problems);
      return new RowsFeeder(binding, stream, shape, whole, truncation, problems);
    } catch (RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  private static NpyStream open(InputBinding.Rows binding) {
    String array = binding.array();
    return array == null
        ? NpyStream.ofNpy(binding.file().path())
        : NpyStream.ofNpz(binding.file().path(), array);
  }

  @Override
  public Tensor next(int count) {
    int size = shape.rowSize();
    float[] floats = new float[whole ? 0 : Math.multiplyExact(count, size)];
    long[] longs = new long[whole ? Math.multiplyExact(count, size) : 0];
    for (int n = 0; n < count; n++) {
      double[] row = row(size);
      for (int i = 0; i < size; i++) {
        check(row[i]);
        if (whole) {
          longs[n * size + i] = (long) row[i];
        } else {
          floats[n * size + i] = truncation.apply(row[i], i);
        }
      }
    }
    return whole ? Tensor.of(longs, shape.of(count)) : Tensor.of(floats, shape.of(count));
  }

  private double[] row(int size) {
    if (Rows.at(at, held, binding.repeat(), binding.input(), problems) == 0 && at > 0) {
      stream.close();
      stream = open(binding);
    }
    at++;
    return stream.doubles(size);
  }

  private void check(double value) {
    if (!Double.isFinite(value) || (whole && value != Math.rint(value))) {
      throw problems.error(
          binding.input(),
          "row " + (at - 1) + " of " + binding.file().name() + " holds " + value,
          whole ? "whole numbers, as the input takes them" : "finite numbers",
          "mend the file");
    }
  }

  @Override
  public void skip(long count) {
    int size = shape.rowSize();
    int rows = Math.max(1, SKIP_CHUNK / Math.max(1, size));
    for (long left = count; left > 0; ) {
      int now = (int) Math.min(left, Math.min(rows, held - at % held));
      row(size);
      stream.doubles((now - 1) * size);
      at += now - 1;
      left -= now;
    }
  }

  @Override
  public int batch() {
    return shape.batch();
  }

  @Override
  public long available() {
    return binding.repeat() ? Long.MAX_VALUE : held;
  }

  @Override
  public long held() {
    return held;
  }

  @Override
  public void check(long pictures) {
    int size = shape.rowSize();
    int most = Math.max(1, SKIP_CHUNK / Math.max(1, size));
    try (RowsFeeder own =
        new RowsFeeder(binding, open(binding), shape, whole, truncation, problems)) {
      for (long left = pictures; left > 0; left -= most) {
        own.next((int) Math.min(left, most));
      }
    }
  }

  @Override
  public void close() {
    stream.close();
  }
}
