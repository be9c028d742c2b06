package dev.understudy.runtimes.tflite;

import static org.bytedeco.tensorflowlite.global.tensorflowlite.*;

import dev.understudy.runtimes.cost.Macs;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Each builtin operator that multiplies and accumulates, and how often. */
final class TfliteOps {
  /** Operators that compute more than elements one by one, but which we have no rule for. */
  private static final Set<Integer> UNKNOWN =
      Set.of(
          kTfLiteBuiltinLstm,
          kTfLiteBuiltinRnn,
          kTfLiteBuiltinSvdf,
          kTfLiteBuiltinUnidirectionalSequenceRnn,
          kTfLiteBuiltinBidirectionalSequenceRnn,
          kTfLiteBuiltinUnidirectionalSequenceLstm,
          kTfLiteBuiltinBidirectionalSequenceLstm,
          kTfLiteBuiltinCall,
          kTfLiteBuiltinCustom,
          kTfLiteBuiltinDelegate,
          kTfLiteBuiltinIf,
          kTfLiteBuiltinWhile,
          kTfLiteBuiltinRfft2d,
          kTfLiteBuiltinStablehloDotGeneral,
          kTfLiteBuiltinStablehloConvolution,
          kTfLiteBuiltinStablehloComposite,
          kTfLiteBuiltinStablehloCustomCall,
          kTfLiteBuiltinStablehloReduce,
          kTfLiteBuiltinStablehloReduceWindow,
          kTfLiteBuiltinStablehloWhile);

  /** What torchprofile 0.0.2 counts by its output's elements. */
  private static final Set<Integer> BY_ELEMENT =
      Set.of(
          kTfLiteBuiltinMul,
          kTfLiteBuiltinLeakyRelu,
          kTfLiteBuiltinAveragePool2d,
          kTfLiteBuiltinMean);

  private TfliteOps() {}

  /**
   * A node's multiply-accumulates; empty if they are unknown.
   *
   * @param code the builtin operator's code
   * @param in the inputs' shapes
   * @param out the first output's shape
   */
  static Optional<Macs> macs(int code, List<long[]> in, long[] out) {
    if (UNKNOWN.contains(code)) {
      return Optional.empty();
    }
    return Optional.of(known(code, in, out));
  }

  private static Macs known(int code, List<long[]> in, long[] out) {
    long results = Macs.elements(out);
    if (code == kTfLiteBuiltinConv2d || code == kTfLiteBuiltinFullyConnected) {
      // Weights [M,h,w,C/group] and [M,C].
      return Macs.of(results * Macs.product(in.get(1), 1, in.get(1).length));
    }
    if (code == kTfLiteBuiltinDepthwiseConv2d) {
      // Weights [1,h,w,M].
      return Macs.of(results * Macs.product(in.get(1), 1, 3));
    }
    if (code == kTfLiteBuiltinTransposeConv) {
      // Inputs: the output's shape, weights [M,h,w,C], the picture.
      long[] w = in.get(1);
      return new Macs(
          Macs.elements(in.get(2)) * Macs.product(w, 0, 3), results * Macs.product(w, 1, 4));
    }
    if (code == kTfLiteBuiltinConv3d) {
      // Weights [d,h,w,C,M].
      return Macs.of(results * Macs.product(in.get(1), 0, 4));
    }
    if (code == kTfLiteBuiltinConv3dTranspose) {
      // Inputs: the output's shape, weights [d,h,w,M,C], the volume.
      long[] w = in.get(1);
      return new Macs(
          Macs.elements(in.get(2)) * Macs.product(w, 0, 4), results * Macs.product(w, 0, 3) * w[4]);
    }
    if (code == kTfLiteBuiltinBatchMatmul) {
      long[] a = in.get(0);
      // adj_x swaps the last two; the one that is not the result's rows is summed over.
      boolean swapped = a[a.length - 2] != out[out.length - 2];
      return Macs.of(results * a[a.length - (swapped ? 2 : 1)]);
    }
    return BY_ELEMENT.contains(code) ? Macs.ofElements(results) : Macs.NONE;
  }

  static boolean random(int code) {
    return code == kTfLiteBuiltinRandomUniform
        || code == kTfLiteBuiltinRandomStandardNormal
        || code == kTfLiteBuiltinMultinomial;
  }
}
