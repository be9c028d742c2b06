package dev.understudy.metrics.networks;

import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.checkpoints.StateDict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The weights of tools/network-goldens, made here as its {@code state_dict} makes them. */
final class SeededCheckpoint {
  private static final int POOL = 65521;

  private SeededCheckpoint() {}

  static StateDict of(Map<String, long[]> shapes, long seed) {
    NumpyRandomState random = new NumpyRandomState(seed);
    double[] pool = new double[POOL];
    for (int i = 0; i < POOL; i++) {
      pool[i] = random.nextGaussian();
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    int at = 0;
    for (Map.Entry<String, long[]> each : new TreeMap<>(shapes).entrySet()) {
      long[] shape = each.getValue();
      int size = (int) Arrays.stream(shape).reduce(1, Math::multiplyExact);
      double fanIn = (double) size / shape[0];
      float[] data = new float[size];
      for (int i = 0; i < size; i++) {
        data[i] = (float) scaled(each.getKey(), shape.length, fanIn, pool[at]);
        at = at + 1 == POOL ? 0 : at + 1;
      }
      tensors.put(each.getKey(), Tensor.of(data, shape));
    }
    return new StateDict(tensors);
  }

  private static double scaled(String key, int rank, double fanIn, double g) {
    if (key.endsWith("running_var")) {
      return 0.5 + g * g;
    } else if (key.startsWith("lin")) {
      return Math.abs(g) / fanIn;
    } else if (rank > 1) {
      return g * Math.sqrt(2.0 / fanIn);
    }
    return key.endsWith("bn.weight") ? 1 + 0.1 * g : 0.1 * g;
  }

  /**
   * The script's {@code pictures}, normalised: one of noise, one of blocks, {@code
   * [2,3,height,width]}.
   */
  static Tensor pictures(long seed, int height, int width) {
    NumpyRandomState random = new NumpyRandomState(seed);
    int plane = height * width;
    long[] noise = random.integers(256, 3 * plane);
    int rows = height / 16 + 1;
    int columns = width / 16 + 1;
    long[] blocks = random.integers(256, 3 * rows * columns);
    float[] data = new float[6 * plane];
    for (int i = 0; i < 3 * plane; i++) {
      int y = i % plane / width;
      int x = i % width;
      data[i] = (noise[i] - 128) / 128f;
      data[3 * plane + i] = (blocks[(i / plane * rows + y / 16) * columns + x / 16] - 128) / 128f;
    }
    return Tensor.of(data, 2, 3, height, width);
  }
}
