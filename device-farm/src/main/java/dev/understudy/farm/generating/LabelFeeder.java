package dev.understudy.farm.generating;

import dev.understudy.farm.ClassChoice;
import dev.understudy.farm.InputBinding;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;

/** Class labels, as ids or one-hot. */
public final class LabelFeeder implements InputFeeder {
  private final int classes;
  private final BatchShape shape;
  private final boolean ids;
  private final ClassStream stream;

  private LabelFeeder(int classes, BatchShape shape, boolean ids, ClassStream stream) {
    this.classes = classes;
    this.shape = shape;
    this.ids = ids;
    this.stream = stream;
  }

  /** Checks that labels fit the input, and reads the file of them if there is one. */
  public static LabelFeeder of(
      InputBinding.ClassLabel binding, TensorSpec spec, InputProblems problems) {
    int classes = binding.classes();
    boolean told =
        classes > 0
            || binding.choice() instanceof ClassChoice.Always
            || binding.choice() instanceof ClassChoice.Listed;
    if (!told || classes < 0) {
      throw problems.error(
          spec.name(),
          "classes is " + classes,
          "at least 1 class",
          "give the number of classes that the model was trained on");
    }
    BatchShape shape = BatchShape.of(spec, problems);
    boolean ids = InputProblems.isWhole(spec.type()) && shape.rowSize() == 1;
    boolean floats = InputProblems.takesReals(spec.type()) && shape.row().size() == 1;
    if (floats && classes == 0) {
      throw problems.error(
          spec.name(),
          "it takes " + spec + ", one-hot labels, and the number of classes is not told",
          "`classes` beside the label",
          "add `classes: " + shape.rowSize() + "`, if that is what the model was trained on");
    }
    if (!ids && !(floats && shape.rowSize() == classes)) {
      throw problems.error(
          spec.name(),
          "labels of " + classes + " classes do not fit " + spec,
          "whole numbers [N] or [N,1] for ids, or floats [N," + classes + "] for one-hot",
          "correct 'classes', or bind something else to this input");
    }
    return new LabelFeeder(classes, shape, ids, ClassStream.of(binding, spec.name(), problems));
  }

  @Override
  public Tensor next(int count) {
    if (ids) {
      long[] labels = new long[count];
      for (int i = 0; i < count; i++) {
        labels[i] = stream.next();
      }
      return Tensor.of(labels, shape.of(count));
    }
    float[] oneHot = new float[Math.multiplyExact(count, classes)];
    for (int i = 0; i < count; i++) {
      oneHot[i * classes + stream.next()] = 1;
    }
    return Tensor.of(oneHot, shape.of(count));
  }

  @Override
  public void skip(long count) {
    stream.skip(count);
  }

  @Override
  public long available() {
    return stream.available();
  }

  @Override
  public int batch() {
    return shape.batch();
  }
}
