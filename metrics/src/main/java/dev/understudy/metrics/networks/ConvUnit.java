package dev.understudy.metrics.networks;

import dev.understudy.runtimes.graphs.Window;
import java.util.Map;

/**
 * One of FID Inception's units: a convolution without bias, a batch norm, a ReLU.
 *
 * @param name the prefix of its keys
 * @param in channels it takes
 * @param out channels it gives
 * @param window its convolution's
 */
record ConvUnit(String name, int in, int out, Window window) {
  /** PyTorch's InceptionV3 states it beside each batch norm; its own default would be 1e-5. */
  private static final double EPSILON = 0.001;

  String weightKey() {
    return name + ".conv.weight";
  }

  long[] weightShape() {
    return new long[] {out, in, window.height(), window.width()};
  }

  void addTo(Map<String, long[]> shapes) {
    shapes.put(weightKey(), weightShape());
    for (String each : new String[] {"weight", "bias", "running_mean", "running_var"}) {
      shapes.put(name + ".bn." + each, new long[] {out});
    }
  }

  /**
   * The convolution with the batch norm inside, computed in double.
   *
   * @param weight {@code [out,in,height,width]}
   * @param bias {@code [out]}
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on at once
  record Folded(float[] weight, float[] bias) {}

  Folded fold(Checkpoint checkpoint) {
    float[] weight = checkpoint.floats(weightKey()).clone();
    float[] gamma = checkpoint.floats(name + ".bn.weight");
    float[] beta = checkpoint.floats(name + ".bn.bias");
    float[] mean = checkpoint.floats(name + ".bn.running_mean");
    float[] variance = checkpoint.floats(name + ".bn.running_var");
    float[] bias = new float[out];
    int each = weight.length / out;
    for (int o = 0; o < out; o++) {
      double scale = gamma[o] / Math.sqrt(variance[o] + EPSILON);
      bias[o] = (float) (beta[o] - mean[o] * scale);
      for (int i = o * each; i < (o + 1) * each; i++) {
        weight[i] = (float) (weight[i] * scale);
      }
    }
    return new Folded(weight, bias);
  }
}
