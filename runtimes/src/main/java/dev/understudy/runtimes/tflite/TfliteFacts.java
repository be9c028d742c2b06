package dev.understudy.runtimes.tflite;

import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.Precision;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bytedeco.tensorflowlite.TfLiteTensor;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/** What a TFLite graph computes with, and what of it the delegate takes. */
public final class TfliteFacts {
  /** {@code kTfLiteMmapRo}: a constant of the file. */
  private static final int IN_THE_FILE = tensorflowlite.kTfLiteMmapRo;

  private TfliteFacts() {}

  /**
   * int8 where constants are quantised to 8 bits or fewer, weights alone included; float16 where
   * most elements of the float constants are; else float32.
   */
  public static Precision precision(ModelFile file) {
    try (TfliteSession session = TfliteSession.open(file, new SessionOptions(1, false, false))) {
      TfliteGraph graph = session.graph();
      Set<Integer> inputs =
          graph.nodes().stream()
              .flatMap(node -> node.inputs().stream())
              .filter(index -> index >= 0)
              .collect(Collectors.toCollection(TreeSet::new));
      long half = 0;
      long full = 0;
      for (int index : inputs) {
        TfLiteTensor tensor = graph.tensor(index);
        if (tensor.allocation_type() != IN_THE_FILE) {
          continue;
        }
        long n = 1;
        for (long size : graph.shape(index)) {
          n *= size;
        }
        int type = tensor.type();
        if (type == tensorflowlite.kTfLiteInt8
            || type == tensorflowlite.kTfLiteUInt8
            || type == tensorflowlite.kTfLiteInt4) {
          if (tensor.quantization().type() != tensorflowlite.kTfLiteNoQuantization) {
            return Precision.INT8;
          }
        } else if (type == tensorflowlite.kTfLiteFloat16) {
          half += n;
        } else if (type == tensorflowlite.kTfLiteFloat32) {
          full += n;
        }
      }
      return half > full ? Precision.FLOAT16 : Precision.FLOAT32;
    }
  }

  /** How many nodes XNNPACK and TFLite's own kernels ran, by {@code xnnpack} and {@code cpu}. */
  public static SortedMap<String, Integer> placement(
      ModelFile file, SessionOptions options, Map<String, Tensor> example) {
    try (TfliteSession session = TfliteSession.open(file, options)) {
      session.run(
          example, session.outputs().stream().map(TensorSpec::name).collect(Collectors.toSet()));
      TfliteGraph graph = session.graph();
      int all = graph.nodes().size() - graph.delegates(graph.nodes());
      int own = graph.plan().size() - graph.delegates(graph.plan());
      SortedMap<String, Integer> counts = new TreeMap<>();
      counts.put("cpu", own);
      counts.put("xnnpack", all - own);
      counts.values().removeIf(count -> count == 0);
      return counts;
    }
  }
}
