package dev.understudy.runtimes.tflite;

import dev.understudy.runtimes.ElementType;
import dev.understudy.runtimes.Tensor;
import org.tensorflow.lite.Tensor.QuantizationParams;

/**
 * The affine map of a quantised tensor, real = scale · (stored − zeroPoint), as in TFLite's 8-bit
 * quantisation specification.
 *
 * @param scale above 0 where the tensor is quantised, else 0
 */
record Quantisation(float scale, int zeroPoint) {
  static Quantisation of(QuantizationParams params) {
    return new Quantisation(params.getScale(), params.getZeroPoint());
  }

  boolean applies(ElementType type) {
    return scale > 0
        && (type == ElementType.INT8 || type == ElementType.UINT8 || type == ElementType.INT16);
  }

  /** Reals to stored values, saturating at the type's ends as a converter's own Quantize does. */
  Tensor quantise(Tensor.Floats reals, ElementType type) {
    long least = type == ElementType.UINT8 ? 0 : type == ElementType.INT8 ? -128 : -32768;
    long most = type == ElementType.UINT8 ? 255 : type == ElementType.INT8 ? 127 : 32767;
    float[] data = reals.data();
    long[] stored = new long[data.length];
    for (int i = 0; i < data.length; i++) {
      long rounded = Math.round((double) (data[i] / scale)) + zeroPoint;
      stored[i] = Math.min(most, Math.max(least, rounded));
    }
    return Tensor.of(stored, reals.shape());
  }

  /** Stored values to reals. */
  Tensor dequantise(Tensor.Longs stored) {
    long[] data = stored.data();
    float[] reals = new float[data.length];
    for (int i = 0; i < data.length; i++) {
      reals[i] = scale * (data[i] - zeroPoint);
    }
    return Tensor.of(reals, stored.shape());
  }
}
