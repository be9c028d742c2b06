package dev.understudy.metrics.segmentation;

import dev.understudy.common.InputException;
import dev.understudy.metrics.segmentation.Upsampling.Logits;
import dev.understudy.runtimes.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a segmentation network's output, logits or labels. */
final class SegmentationOutput {
  private final String where;
  private final String name;
  private final int[] classOf;

  SegmentationOutput(String where, String name, List<Integer> classOf) {
    this.where = where;
    this.name = name;
    this.classOf = classOf.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * One picture's classes at the label maps' size.
   *
   * @param made the output of a batch
   * @param picture which of it
   * @param count pictures in the batch
   */
  void classes(
      @Nullable Tensor made, int picture, int count, int height, int width, int[] into, int at) {
    if (made == null || made.shape()[0] != count) {
      throw unreadable(made);
    }
    long[] shape = made.shape();
    if (made instanceof Tensor.Floats floats && shape.length == 4 && isLogits(shape)) {
      Upsampling.argmax(logits(floats.data(), shape, picture), height, width, into, at);
    } else if (isLabels(shape)) {
      nearest(made, picture, height, width, into, at);
    } else {
      throw unreadable(made);
    }
    for (int i = at; i < at + height * width; i++) {
      into[i] = classOf[into[i]];
    }
  }

  private boolean isLogits(long[] shape) {
    return shape[1] == classOf.length || shape[3] == classOf.length;
  }

  private static boolean isLabels(long[] shape) {
    return shape.length == 3 || (shape.length == 4 && (shape[1] == 1 || shape[3] == 1));
  }

  private Logits logits(float[] data, long[] shape, int picture) {
    boolean first = shape[1] == classOf.length;
    int h = (int) shape[first ? 2 : 1];
    int w = (int) shape[first ? 3 : 2];
    int size = classOf.length * h * w;
    for (int i = picture * size; i < (picture + 1) * size; i++) {
      if (!Float.isFinite(data[i])) {
        throw new InputException(
            where,
            "its output " + name + " is " + data[i] + " for picture " + picture + " of the batch",
            "finite logits",
            "check the pictures, the network's export and its preprocessing");
      }
    }
    return new Logits(
        data, picture * size, classOf.length, h, w, first ? h * w : 1, first ? 1 : classOf.length);
  }

  /** The label under each pixel's centre. */
  private void nearest(Tensor made, int picture, int height, int width, int[] into, int at) {
    long[] shape = made.shape();
    boolean last = shape.length == 3 || shape[1] != 1;
    int h = (int) shape[last ? 1 : 2];
    int w = (int) shape[last ? 2 : 3];
    for (int y = 0; y < height; y++) {
      int row = (picture * h + (int) ((y + 0.5) * h / height)) * w;
      for (int x = 0; x < width; x++) {
        into[at + y * width + x] = label(made, row + (int) ((x + 0.5) * w / width));
      }
    }
  }

  private int label(Tensor made, int i) {
    double value =
        made instanceof Tensor.Longs longs ? longs.data()[i] : ((Tensor.Floats) made).data()[i];
    if (!(value >= 0 && value < classOf.length) || value != Math.rint(value)) {
      throw new InputException(
          where,
          "its output " + name + " says class " + value,
          "one of its " + classOf.length + " classes",
          "state how many classes the network has");
    }
    return (int) value;
  }

  private InputException unreadable(@Nullable Tensor made) {
    int c = classOf.length;
    return new InputException(
        where,
        "its output " + name + " is " + (made == null ? "missing" : Arrays.toString(made.shape())),
        "logits [N," + c + ",h,w] or [N,h,w," + c + "], or labels [N,h,w]",
        "name the right output and state how many classes the network has");
  }
}
