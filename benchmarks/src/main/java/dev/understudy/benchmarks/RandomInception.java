package dev.understudy.benchmarks;

import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.checkpoints.StateDict;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** FID's Inception with seeded weights: as fast as the published one, and nothing to download. */
final class RandomInception {
  private RandomInception() {}

  /** Writes the model. */
  static void write(Path onnx) {
    var random = new SplittableRandom(1);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    KnownNetwork.FID_INCEPTION
        .shapes()
        .get(0)
        .forEach((key, shape) -> tensors.put(key, tensor(key, shape, random)));
    KnownNetwork.FID_INCEPTION.build(List.of(new StateDict(tensors)), onnx);
  }

  /** Of sizes that let activations neither vanish nor explode: denormals would be slow. */
  private static Tensor tensor(String key, long[] shape, SplittableRandom random) {
    int size = (int) Arrays.stream(shape).reduce(1, Math::multiplyExact);
    double bound = shape.length > 1 ? Math.sqrt(6.0 * shape[0] / size) : 0.1;
    float[] data = new float[size];
    for (int i = 0; i < size; i++) {
      double value = random.nextDouble(-bound, bound);
      data[i] = (float) (key.endsWith("running_var") ? 1 + value : value);
      if (key.endsWith("bn.weight")) {
        data[i] += 1;
      }
    }
    return Tensor.of(data, shape);
  }
}
