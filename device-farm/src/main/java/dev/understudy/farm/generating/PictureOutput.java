package dev.understudy.farm.generating;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.farm.ImageOutput;
import dev.understudy.farm.ImageOutput.Layout;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Reads a model's output as pictures: finds it, tells its axes, and maps its range to [-1,1]. */
public final class PictureOutput {
  private final String name;
  private final ImageOutput asked;
  private final InputProblems problems;

  private PictureOutput(String name, ImageOutput asked, InputProblems problems) {
    this.name = name;
    this.asked = asked;
    this.problems = problems;
  }

  /** Finds the output, and checks its shape as far as the model tells it before a run. */
  public static PictureOutput of(String subject, ImageOutput asked, List<TensorSpec> outputs) {
    InputProblems problems = InputProblems.ofOutputs(subject, outputs);
    String name = asked.name();
    if (name == null) {
      if (outputs.size() != 1) {
        throw problems.error(
            "?",
            "the model has " + outputs.size() + " outputs and none is named",
            problems.listed(),
            "name the one that is the picture");
      }
      name = outputs.get(0).name();
    }
    PictureOutput output = new PictureOutput(name, asked, problems);
    output.checkBeforeRun();
    return output;
  }

  /** The output's name. */
  public String name() {
    return name;
  }

  private void checkBeforeRun() {
    List<Long> shape =
        problems.specs().stream()
            .filter(spec -> spec.name().equals(name))
            .findFirst()
            .orElseThrow(() -> problems.unknown(name))
            .shape();
    if (shape.isEmpty()) {
      return; // a model need not tell its output's rank
    }
    if (shape.size() != 4 || shape.subList(1, 4).stream().allMatch(d -> d >= 0)) {
      layout(shape.stream().mapToLong(Long::longValue).toArray());
    }
  }

  /**
   * Reads a batch, taking over the tensor's array.
   *
   * @param tensor the output
   * @param count how many pictures it must hold
   * @param first the first one's number in the stream, for messages
   * @throws InputException if it is no batch of pictures, or holds NaN or infinite values
   */
  public Pictures read(Tensor tensor, int count, long first) {
    long[] shape = tensor.shape();
    Layout layout = layout(shape);
    if (shape[0] != count) {
      throw problems.error(
          name,
          "it holds " + shape[0] + " pictures where " + count + " were asked for",
          "one picture for each input row",
          "export the model with the same batch axis on inputs and outputs");
    }
    float[] values = floats(tensor);
    checkFinite(values, count, first);
    scale(values);
    int c = (int) shape[layout == Layout.NCHW ? 1 : 3];
    int h = (int) shape[layout == Layout.NCHW ? 2 : 1];
    int w = (int) shape[layout == Layout.NCHW ? 3 : 2];
    return new Pictures(
        layout == Layout.NCHW || c == 1 ? values : planes(values, count, c, h * w), count, c, h, w);
  }

  private Layout layout(long[] shape) {
    String shown = Arrays.toString(shape).replace("-1", "N");
    if (shape.length != 4) {
      throw notAPicture("its shape is " + shown);
    }
    boolean first = shape[1] == 1 || shape[1] == 3;
    boolean last = shape[3] == 1 || shape[3] == 3;
    Layout layout = asked.layout();
    if (LongStream.of(shape).skip(1).anyMatch(d -> d == 0)
        || (layout == null && !first && !last)
        || (layout == Layout.NCHW && !first)
        || (layout == Layout.NHWC && !last)) {
      throw notAPicture("its shape is " + shown + (layout == null ? "" : ", read as " + layout));
    }
    if (layout == null && first && last) {
      throw problems.error(
          name,
          "its shape is " + shown + ", which may be read as NCHW or as NHWC",
          "a layout",
          "set 'layout' to NCHW or NHWC");
    }
    return layout != null ? layout : first ? Layout.NCHW : Layout.NHWC;
  }

  private InputException notAPicture(String problem) {
    return problems.error(
        name,
        problem + ", which is not a picture's",
        "[N,C,H,W] or [N,H,W,C] with 1 or 3 channels",
        problems.specs().size() == 1
            ? "give a model whose output is a picture"
            : "name the output that is the picture; the model has " + problems.specs());
  }

  private static float[] floats(Tensor tensor) {
    if (tensor instanceof Tensor.Floats floats) {
      return floats.data();
    }
    long[] data = ((Tensor.Longs) tensor).data();
    float[] values = new float[data.length];
    for (int i = 0; i < data.length; i++) {
      values[i] = data[i];
    }
    return values;
  }

  private void checkFinite(float[] values, int count, long first) {
    int size = values.length / count;
    for (int picture = 0; picture < count; picture++) {
      int bad = 0;
      for (int i = picture * size; i < (picture + 1) * size; i++) {
        bad += Float.isFinite(values[i]) ? 0 : 1;
      }
      if (bad > 0) {
        throw problems.error(
            name,
            String.format(
                Locale.ROOT,
                "picture %d has %d of %d values (%.1f %%) that are NaN or infinite",
                first + picture,
                bad,
                size,
                100.0 * bad / size),
            "finite values",
            "check the model and its export (half precision overflows at 65504)");
      }
    }
  }

  /**
   * Maps [low, high] to [-1,1]; the identity, bit for bit, where they are the same. Clamps where
   * that was asked for.
   */
  private void scale(float[] values) {
    double scale = 2 / (asked.high() - asked.low());
    double offset = -1 - asked.low() * scale;
    boolean clamp = asked.overshoot() == ImageOutput.Overshoot.CLAMP;
    for (int i = 0; i < values.length; i++) {
      float value = (float) (values[i] * scale + offset);
      values[i] = clamp ? Math.max(-1, Math.min(1, value)) : value;
    }
  }

  private static float[] planes(float[] interleaved, int count, int channels, int plane) {
    float[] planar = new float[interleaved.length];
    for (int n = 0; n < count; n++) {
      int base = n * channels * plane;
      for (int c = 0; c < channels; c++) {
        for (int i = 0; i < plane; i++) {
          planar[base + c * plane + i] = interleaved[base + i * channels + c];
        }
      }
    }
    return planar;
  }
}
