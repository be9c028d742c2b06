package dev.understudy.farm;

import dev.understudy.common.Measurement;
import java.util.List;

/**
 * Whether two models of one subject (ONNX and TFLite, CPU and GPU) make the same pictures from the
 * same inputs.
 */
public final class OutputParity {
  private OutputParity() {}

  /** The precision a model computes in, and how far its output may be off for it. */
  public enum Precision {
    FLOAT32,
    FLOAT16,
    INT8
  }

  /** {@link #compare(GeneratorSpec, GeneratorSpec, int, Precision)} for float32. */
  public static List<Measurement> compare(
      GeneratorSpec reference, GeneratorSpec other, int pictures) {
    return compare(reference, other, pictures, Precision.FLOAT32);
  }

  /**
   * Compares on this machine, at the inputs that each spec's bindings draw.
   *
   * @return {@code parity-max-abs} (largest absolute difference of picture values in [-1,1]) and
   *     {@code parity-psnr} (dB); {@link dev.understudy.common.Validity.Kind#OUTPUT_MISMATCH} on
   *     both where the former is beyond the precision's tolerance or the sizes differ
   * @throws dev.understudy.common.InputException if either cannot be opened or makes no pictures
   */
  public static List<Measurement> compare(
      GeneratorSpec reference, GeneratorSpec other, int pictures, Precision precision) {
    throw new UnsupportedOperationException(
        reference.subject() + other.subject() + pictures + precision); // follows
  }
}
