package dev.understudy.farm;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.datasets.Pictures;
import java.util.List;
import java.util.Locale;

/**
 * Whether two models of one subject (ONNX and TFLite, CPU and GPU) make the same pictures from the
 * same inputs.
 */
public final class OutputParity {
  private static final String MAX_ABS = "parity-max-abs";
  private static final String PSNR = "parity-psnr";

  /** Picture values run from -1 to 1, so 2 is PSNR's peak. */
  private static final double PEAK = 2;

  private OutputParity() {}

  /** The precision a model computes in, and how far its output may be off for it. */
  public enum Precision {
    FLOAT32(Defaults.TOLERANCE_FLOAT32),
    FLOAT16(Defaults.TOLERANCE_FLOAT16),
    INT8(Defaults.TOLERANCE_INT8);

    private final double tolerance;

    Precision(double tolerance) {
      this.tolerance = tolerance;
    }

    /** The largest absolute difference of picture values in [-1,1] that passes. */
    public double tolerance() {
      return tolerance;
    }
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
   *     {@code parity-psnr} (dB over all pictures, peak 2, at most {@link Defaults#LARGEST_PSNR});
   *     {@link dev.understudy.common.Validity.Kind#OUTPUT_MISMATCH} on both where the former is
   *     beyond the precision's tolerance or the sizes differ
   * @throws dev.understudy.common.InputException if either cannot be opened or makes no pictures
   */
  public static List<Measurement> compare(
      GeneratorSpec reference, GeneratorSpec other, int pictures, Precision precision) {
    if (pictures < 1) {
      throw new IllegalArgumentException("cannot compare " + pictures + " pictures");
    }
    Device device = new LocalDevice();
    try (Generator a = device.open(reference);
        Generator b = device.open(other)) {
      return compare(a, b, pictures, precision);
    }
  }

  static List<Measurement> compare(Generator a, Generator b, int pictures, Precision precision) {
    String protocol =
        String.format(
            Locale.ROOT,
            "picture values in [-1,1], %s tolerance %.0e",
            precision.name().toLowerCase(Locale.ROOT),
            precision.tolerance());
    double largest = 0;
    double squares = 0;
    long values = 0;
    for (int done = 0; done < pictures; done += Defaults.PARITY_BATCH) {
      int count = Math.min(Defaults.PARITY_BATCH, pictures - done);
      Pictures x = a.next(count);
      Pictures y = b.next(count);
      if (!size(x).equals(size(y))) {
        Validity why = mismatch("its pictures are " + size(y) + ", the reference's are " + size(x));
        return List.of(
            Measurement.missing(MAX_ABS, Unit.NONE, protocol, why),
            Measurement.missing(PSNR, Unit.DECIBELS, protocol, why));
      }
      for (int i = 0; i < x.data().length; i++) {
        double difference = Math.abs((double) x.data()[i] - y.data()[i]);
        largest = Math.max(largest, difference);
        squares += difference * difference;
      }
      values += x.data().length;
    }
    Validity validity =
        largest <= precision.tolerance()
            ? Validity.MEASURED
            : mismatch(
                String.format(
                    Locale.ROOT,
                    "its pictures differ from the reference's by up to %.3g, beyond %.0e",
                    largest,
                    precision.tolerance()));
    double psnr = Math.min(Defaults.LARGEST_PSNR, 10 * Math.log10(PEAK * PEAK * values / squares));
    return List.of(
        Measurement.of(MAX_ABS, largest, Unit.NONE, pictures, null, protocol)
            .withValidity(validity),
        Measurement.of(PSNR, psnr, Unit.DECIBELS, pictures, null, protocol).withValidity(validity));
  }

  private static Validity mismatch(String reason) {
    return Validity.of(Validity.Kind.OUTPUT_MISMATCH, reason);
  }

  private static String size(Pictures pictures) {
    return pictures.channels() + "x" + pictures.height() + "x" + pictures.width();
  }
}
