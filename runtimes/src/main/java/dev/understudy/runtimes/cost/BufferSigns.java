package dev.understudy.runtimes.cost;

import java.util.regex.Pattern;

/**
 * Signs by which a constant tensor is taken for a buffer rather than a trained parameter. A model
 * file keeps both alike, so these are heuristics: training frameworks' own names, and contents no
 * training would leave.
 */
public final class BufferSigns {
  private static final Pattern NAMES =
      Pattern.compile(
          "(^|.*[./:])(running_(mean|var)|moving_(mean|variance)|w_avg|mean_latent|dlatent_avg|mean|std"
              + "|resample_filter|noise_const|noises?[._]noise_?\\d+"
              + "|(blur|upsample|downsample)[./]kernel)(:0)?");

  private BufferSigns() {}

  /** Names that StyleGAN's, PyTorch's and Keras's own buffers carry. */
  public static boolean named(String name) {
    return NAMES.matcher(name).matches();
  }

  /**
   * A fixed smoothing filter: the same k×k kernel for every channel, k from 2 to 16, symmetric,
   * nowhere negative, and an outer product of one row with itself.
   *
   * @param data kernels one after the other, each k×k
   */
  public static boolean blurKernel(float[] data, int k) {
    int area = k * k;
    if (k < 2 || k > 16 || data.length == 0 || data.length % area != 0) {
      return false;
    }
    double sum = 0;
    for (int i = 0; i < area; i++) {
      sum += data[i];
    }
    for (int i = 0; i < data.length; i++) {
      int at = i % area;
      int y = at / k;
      int x = at % k;
      double product = sum == 0 ? 0 : marginal(data, k, y) * marginal(data, k, x) / sum;
      boolean same = data[i] == data[at] && data[at] == data[(k - 1 - y) * k + x];
      if (!same || data[at] < 0 || Math.abs(product - data[at]) > 1e-5 * sum) {
        return false;
      }
    }
    return sum > 0;
  }

  private static double marginal(float[] data, int k, int row) {
    double sum = 0;
    for (int x = 0; x < k; x++) {
      sum += data[row * k + x];
    }
    return sum;
  }

  /**
   * A constant noise picture, as it is drawn or multiplied with its strength: a square of at least
   * 4×4 whose mean is 0 and whose kurtosis is 3 within five standard errors, as normal draws'. To
   * ask of a plane that is added to a picture only: weights start as normal draws, too.
   */
  public static boolean noise(float[] data, long height, long width) {
    int n = data.length;
    if (height != width || height < 4 || height * width != n) {
      return false;
    }
    double sum = 0;
    for (float v : data) {
      sum += v;
    }
    double mean = sum / n;
    double second = 0;
    double fourth = 0;
    for (float v : data) {
      double square = (v - mean) * (v - mean);
      second += square / n;
      fourth += square * square / n;
    }
    return second > 0
        && Math.abs(mean) < 5 * Math.sqrt(second / n)
        && Math.abs(fourth / (second * second) - 3) < 5 * Math.sqrt(24.0 / n);
  }

  /**
   * The coordinates of a sampling grid: at each place of a picture its column's and its row's, each
   * in equal steps.
   *
   * @param data values [height,width,2]
   */
  public static boolean grid(float[] data, long height, long width) {
    if (height < 2 || width < 2 || data.length != height * width * 2) {
      return false;
    }
    int rowLength = Math.toIntExact(width) * 2;
    double stepX = data[2] - (double) data[0];
    double stepY = data[rowLength + 1] - (double) data[1];
    double most = 1e-5 * (Math.abs(stepX) * width + Math.abs(stepY) * height);
    for (int i = 0; i < data.length; i += 2) {
      int row = i / rowLength;
      int column = i % rowLength / 2;
      double x = data[0] + stepX * column;
      double y = data[1] + stepY * row;
      // Not so written that a NaN passes.
      if (!(Math.abs(data[i] - x) <= most && Math.abs(data[i + 1] - y) <= most)) {
        return false;
      }
    }
    return stepX != 0 && stepY != 0;
  }
}
