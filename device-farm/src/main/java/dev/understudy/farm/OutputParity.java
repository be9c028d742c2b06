package dev.understudy.farm;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.datasets.Pictures;
import dev.understudy.runtimes.Precision;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Whether two models of one subject (ONNX and TFLite, CPU and GPU) make the same pictures from the
 * same inputs.
 */
public final class OutputParity {
  /** The largest absolute difference. */
  public static final String MAX_ABS = "parity-max-abs";

  /** PSNR of all pictures. */
  public static final String PSNR = "parity-psnr";

  private OutputParity() {}

  /** The largest absolute difference of picture values in [-1,1] that passes. */
  public static double tolerance(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> Defaults.TOLERANCE_FLOAT32;
      case FLOAT16 -> Defaults.TOLERANCE_FLOAT16;
      case INT8 -> Defaults.TOLERANCE_INT8;
    };
  }

  /** {@link #compare(GeneratorSpec, GeneratorSpec, int, Precision)} for float32. */
  public static List<Measurement> compare(
      GeneratorSpec reference, GeneratorSpec other, int pictures) {
    return compare(reference, other, pictures, Precision.FLOAT32);
  }

  /**
   * Compares on this machine, at the inputs that each spec's bindings draw, or at as many as the
   * files that are bound hold.
   *
   * @return {@code parity-max-abs} (largest absolute difference of picture values in [-1,1]) and
   *     {@code parity-psnr} (dB over all pictures, peak 2, at most {@link Defaults#LARGEST_PSNR});
   *     {@link dev.understudy.common.Validity.Kind#OUTPUT_MISMATCH} on both where the former is
   *     beyond the precision's tolerance or the sizes differ
   * @throws dev.understudy.common.InputException if either cannot be opened or makes no pictures
   */
  public static List<Measurement> compare(
      GeneratorSpec reference, GeneratorSpec other, int pictures, Precision precision) {
    return compare(reference, other, pictures, precision, (a, b) -> {});
  }

  /**
   * {@link #compare(GeneratorSpec, GeneratorSpec, int, Precision)}, showing the pictures to another
   * measure on the way.
   *
   * @param also takes each batch of the reference's pictures and of the other's; called while their
   *     sizes are equal
   */
  public static List<Measurement> compare(
      GeneratorSpec reference,
      GeneratorSpec other,
      int pictures,
      Precision precision,
      BiConsumer<Pictures, Pictures> also) {
    if (pictures < 1) {
      throw new IllegalArgumentException("cannot compare " + pictures + " pictures");
    }
    Device device = new LocalDevice();
    try (Generator a = device.open(reference);
        Generator b = device.open(other)) {
      return compare(a, b, pictures, Defaults.PARITY_BATCH, precision, also);
    }
  }

  static List<Measurement> compare(Generator a, Generator b, int pictures, Precision precision) {
    return compare(a, b, pictures, Defaults.PARITY_BATCH, precision, (x, y) -> {});
  }

  /**
   * {@link #compare(GeneratorSpec, GeneratorSpec, int, Precision, BiConsumer)} of generators that
   * are open, wherever they run.
   *
   * @param a the reference
   * @param batch how many pictures to make at once
   */
  public static List<Measurement> compare(
      Generator a,
      Generator b,
      int pictures,
      int batch,
      Precision precision,
      BiConsumer<Pictures, Pictures> also) {
    String protocol =
        String.format(
            Locale.ROOT,
            "picture values in [-1,1], %s tolerance %.0e",
            precision.id(),
            tolerance(precision));
    PictureGap gap = new PictureGap();
    long most = Math.min(pictures, Math.min(a.available(), b.available()));
    for (long done = 0; done < most; done += batch) {
      int count = (int) Math.min(batch, most - done);
      Pictures x = a.next(count);
      Pictures y = b.next(count);
      if (!size(x).equals(size(y))) {
        Validity why = mismatch("its pictures are " + size(y) + ", the reference's are " + size(x));
        return List.of(
            Measurement.missing(MAX_ABS, Unit.NONE, protocol, why),
            Measurement.missing(PSNR, Unit.DECIBELS, protocol, why));
      }
      gap.add(x, y);
      also.accept(x, y);
    }
    double largest = gap.largest();
    Validity validity =
        largest <= tolerance(precision)
            ? Validity.MEASURED
            : mismatch(
                String.format(
                    Locale.ROOT,
                    "its pictures differ from the reference's by up to %.3g, beyond %.0e",
                    largest,
                    tolerance(precision)));
    return List.of(
        Measurement.of(MAX_ABS, largest, Unit.NONE, most, null, protocol).withValidity(validity),
        Measurement.of(PSNR, gap.psnr(), Unit.DECIBELS, most, null, protocol)
            .withValidity(validity));
  }

  /** {@link #MAX_ABS} and {@link #PSNR} of one picture and another of its size. */
  public static Map<String, Double> ofPair(Pictures reference, Pictures other) {
    PictureGap gap = new PictureGap();
    gap.add(reference, other);
    return Map.of(MAX_ABS, gap.largest(), PSNR, gap.psnr());
  }

  private static Validity mismatch(String reason) {
    return Validity.of(Validity.Kind.OUTPUT_MISMATCH, reason);
  }

  private static String size(Pictures pictures) {
    return pictures.channels() + "x" + pictures.height() + "x" + pictures.width();
  }
}
