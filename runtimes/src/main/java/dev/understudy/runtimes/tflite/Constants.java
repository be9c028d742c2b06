package dev.understudy.runtimes.tflite;

import dev.understudy.runtimes.cost.BufferSigns;
import dev.understudy.runtimes.cost.Macs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.tensorflowlite.TfLiteTensor;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/**
 * Sorts a TFLite model's constant tensors into parameters, buffers and the rest. Parameters are
 * float tensors and quantised integer ones of more than one element: a converter writes every
 * epsilon and slope as a one-element constant. One buffer under two tensors counts once.
 */
final class Constants {
  private static final int IN_THE_FILE = tensorflowlite.kTfLiteMmapRo;

  private final TfliteGraph graph;
  private long parameters;
  private long buffers;
  private long elements;

  Constants(TfliteGraph graph, List<TfliteGraph.Node> needed) {
    this.graph = graph;
    Set<Integer> used = inputs(needed);
    Set<Integer> all = inputs(graph.nodes());
    Set<Long> seen = new HashSet<>();
    for (int index : all.stream().sorted().toList()) {
      if (index >= 0 && graph.tensor(index).allocation_type() == IN_THE_FILE) {
        TfLiteTensor tensor = graph.tensor(index);
        if (seen.add(tensor.data().data().address())) {
          add(index, tensor, used.contains(index));
        }
      }
    }
  }

  private static Set<Integer> inputs(List<TfliteGraph.Node> nodes) {
    return nodes.stream().flatMap(n -> n.inputs().stream()).collect(Collectors.toSet());
  }

  long parameters() {
    return parameters;
  }

  long buffers() {
    return buffers;
  }

  long elements() {
    return elements;
  }

  private void add(int index, TfLiteTensor tensor, boolean used) {
    long[] shape = graph.shape(index);
    long n = Macs.elements(shape);
    elements += n;
    int type = tensor.type();
    boolean real =
        type == tensorflowlite.kTfLiteFloat32
            || type == tensorflowlite.kTfLiteFloat16
            || type == tensorflowlite.kTfLiteBFloat16
            || type == tensorflowlite.kTfLiteFloat64;
    boolean quantised = tensor.quantization().type() != tensorflowlite.kTfLiteNoQuantization;
    if (!used || n <= 1 || (!real && !quantised)) {
      return;
    }
    if (buffer(index, tensor, shape)) {
      buffers += n;
    } else {
      parameters += n;
    }
  }

  private boolean buffer(int index, TfLiteTensor tensor, long[] shape) {
    if (BufferSigns.named(graph.name(index))) {
      return true;
    }
    int rank = shape.length;
    if (tensor.type() != tensorflowlite.kTfLiteFloat32 || (rank != 4 && rank != 2)) {
      return false;
    }
    boolean channelsLast = rank == 4;
    long height = channelsLast ? shape[1] : shape[0];
    long width = channelsLast ? shape[2] : shape[1];
    boolean oneDeep = !channelsLast || shape[0] == 1;
    if (!oneDeep || height != width) {
      return false;
    }
    long channels = channelsLast ? shape[3] : 1;
    float[] planes = planes(tensor, (int) (height * width), (int) channels);
    // [1,H,W,1]: a bare [H,W] may be a weight that was drawn alike and never trained.
    return (channelsLast && channels == 1 && BufferSigns.noise(planes, height, width))
        || (height <= 16 && BufferSigns.blurKernel(planes, (int) height));
  }

  /** The values, one channel's plane after the other. */
  private static float[] planes(TfLiteTensor tensor, int area, int channels) {
    float[] values = new float[area * channels];
    new FloatPointer(tensor.data().data()).capacity(values.length).get(values);
    float[] planes = new float[values.length];
    for (int i = 0; i < area; i++) {
      for (int c = 0; c < channels; c++) {
        planes[c * area + i] = values[i * channels + c];
      }
    }
    return planes;
  }
}
