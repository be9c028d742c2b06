package dev.understudy.metrics;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.runtimes.ElementType;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.List;

/**
 * The one input of a network that takes pictures, {@code [N,C,H,W]} as ONNX models have it or
 * {@code [N,H,W,C]} as TFLite models do; which, its number of channels (1 or 3) tells.
 *
 * @param where the model, for messages
 * @param spec what the model says of it
 * @param channelsLast whether it is {@code [N,H,W,C]}
 */
public record PictureInput(String where, TensorSpec spec, boolean channelsLast) {
  /**
   * Finds it.
   *
   * @throws InputException if there is another input, or none that takes pictures
   */
  public static PictureInput of(String where, List<TensorSpec> inputs) {
    if (inputs.size() == 1) {
      TensorSpec spec = inputs.get(0);
      List<Long> shape = spec.shape();
      boolean floats = spec.type() == ElementType.FLOAT32 || spec.type() == ElementType.FLOAT16;
      if (floats && shape.size() == 4) {
        boolean last = !isChannels(shape.get(1)) && isChannels(shape.get(3));
        long channels = shape.get(last ? 3 : 1);
        if (channels < 1 || isChannels(channels)) {
          return new PictureInput(where, spec, last);
        }
      }
    }
    throw new InputException(
        where,
        "its inputs are " + inputs,
        "a network with one float input, pictures [N,C,H,W] or [N,H,W,C] of 1 or 3 channels",
        "export the network with everything but the pictures built in");
  }

  private static boolean isChannels(long size) {
    return size == 1 || size == 3;
  }

  /** The input's name. */
  public String name() {
    return spec.name();
  }

  /** How many pictures it takes at once; 0 if any number. */
  public int fixedBatch() {
    return (int) Math.max(0, spec.shape().get(0));
  }

  /** Whether grey pictures must be repeated to three channels. */
  public boolean wantsColour(Pictures pictures) {
    return pictures.channels() == 1 && spec.shape().get(channelsLast ? 3 : 1) == 3;
  }

  /**
   * Checks that pictures fit.
   *
   * @throws InputException if their size or channels differ from the input's
   */
  public void check(String network, Pictures pictures) {
    List<Long> shape = spec.shape();
    boolean channels =
        fits(shape.get(channelsLast ? 3 : 1), pictures.channels()) || wantsColour(pictures);
    boolean size =
        fits(shape.get(channelsLast ? 1 : 2), pictures.height())
            && fits(shape.get(channelsLast ? 2 : 3), pictures.width());
    if (!channels || !size) {
      throw new InputException(
          where,
          "the pictures are "
              + pictures.channels()
              + "x"
              + pictures.height()
              + "x"
              + pictures.width()
              + " (channels, height, width)",
          "what the network " + network + " takes: " + spec,
          "use a network for pictures of this size and channels");
    }
  }

  private static boolean fits(long asked, int given) {
    return asked < 1 || asked == given;
  }

  /**
   * Pictures {@code from … from + count - 1} as the network wants them; beyond the last, the last
   * again.
   */
  public Tensor tensor(Pictures pictures, int from, int count) {
    if (!channelsLast && from == 0 && count == pictures.count() && !wantsColour(pictures)) {
      return Tensor.of(
          pictures.data(), count, pictures.channels(), pictures.height(), pictures.width());
    }
    int plane = pictures.height() * pictures.width();
    int channels = wantsColour(pictures) ? 3 : pictures.channels();
    float[] data = new float[count * channels * plane];
    for (int i = 0; i < count; i++) {
      int picture = Math.min(from + i, pictures.count() - 1);
      for (int c = 0; c < channels; c++) {
        int source = (picture * pictures.channels() + Math.min(c, pictures.channels() - 1)) * plane;
        if (channelsLast) {
          for (int p = 0; p < plane; p++) {
            data[(i * plane + p) * channels + c] = pictures.data()[source + p];
          }
        } else {
          System.arraycopy(pictures.data(), source, data, (i * channels + c) * plane, plane);
        }
      }
    }
    return channelsLast
        ? Tensor.of(data, count, pictures.height(), pictures.width(), channels)
        : Tensor.of(data, count, channels, pictures.height(), pictures.width());
  }
}
