package dev.understudy.farm.generating;

import dev.understudy.farm.InputBinding;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;

/** Class labels, picture i being of class {@code i mod classes}, as ids or one-hot. */
public final class LabelFeeder implements InputFeeder {
  private final int classes;
  private final BatchShape shape;
  private final boolean ids;
  private long next;

  private LabelFeeder(int classes, BatchShape shape, boolean ids) {
    this.classes = classes;
    this.shape = shape;
    this.ids = ids;
  }

  /** Checks that labels fit the input. */
  public static LabelFeeder of(
      InputBinding.ClassLabel binding, TensorSpec spec, InputProblems problems) {
    int classes = binding.classes();
    if (classes < 1) {
      throw problems.error(
          spec.name(),
          "classes is " + classes,
          "at least 1 class",
          "give the number of classes that the model was trained on");
    }
    BatchShape shape = BatchShape.of(spec, problems);
    boolean ids = InputProblems.isWhole(spec.type()) && shape.rowSize() == 1;
    boolean oneHot =
        InputProblems.isFloat(spec.type()) && shape.row().size() == 1 && shape.rowSize() == classes;
    if (!ids && !oneHot) {
      throw problems.error(
          spec.name(),
          "labels of " + classes + " classes do not fit " + spec,
          "whole numbers [N] or [N,1] for ids, or floats [N," + classes + "] for one-hot",
          "correct 'classes', or bind something else to this input");
    }
    return new LabelFeeder(classes, shape, ids);
  }

  @Override
  public Tensor next(int count) {
    long first = next;
    next += count;
    if (ids) {
      long[] labels = new long[count];
      for (int i = 0; i < count; i++) {
        labels[i] = (first + i) % classes;
      }
      return Tensor.of(labels, shape.of(count));
    }
    float[] oneHot = new float[Math.multiplyExact(count, classes)];
    for (int i = 0; i < count; i++) {
      oneHot[i * classes + (int) ((first + i) % classes)] = 1;
    }
    return Tensor.of(oneHot, shape.of(count));
  }

  @Override
  public void skip(long count) {
    next += count;
  }

  @Override
  public boolean oneByOne() {
    return shape.fixed();
  }
}
