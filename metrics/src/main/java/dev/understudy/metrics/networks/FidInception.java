package dev.understudy.metrics.networks;

import dev.understudy.runtimes.checkpoints.StateDict;
import dev.understudy.runtimes.graphs.GraphBuilder;
import dev.understudy.runtimes.graphs.Value;
import dev.understudy.runtimes.graphs.Window;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * FID's Inception, TensorFlow's graph of 2015-12-05, as pytorch-fid has it: torchvision's
 * inception_v3 whose average pools do not count padding, and whose last block pools the maximum.
 *
 * <p>The taps are torch-fidelity's: spatial means after the first and second max pool and after
 * Mixed_6e, the global mean, and the logits without bias. The spatial tap is guided-diffusion's
 * {@code mixed_6/conv:0}: TensorFlow's mixed_6 is Mixed_6d here (torch-fidelity's converter of the
 * weights), its {@code conv} is branch1x1 after its ReLU (the node that bears the scope's name
 * comes last in the graph, after batchnorm and CheckNumerics). Of it the first 7 channels, in
 * TensorFlow's order: row, column, channel.
 */
final class FidInception {
  private static final Window HALVING = Window.square(3).stride(2);
  private static final Window SAME_3 = Window.same(3, 3);
  private static final int SPATIAL_CHANNELS = 7;
  private static final int SPATIAL_SIZE = 17 * 17 * SPATIAL_CHANNELS;
  private static final int CLASSES = 1008;

  private final GraphBuilder graph = new GraphBuilder("fid-inception");
  private final Map<String, ConvUnit> units = InceptionUnits.byName();
  private final Checkpoint checkpoint;

  private FidInception(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
  }

  static void build(String part, StateDict dict, Path onnx) {
    FidInception network = new FidInception(Checkpoint.of(part, dict, shapes(), key -> false));
    network.draw();
    network.graph.write(onnx);
  }

  static Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    InceptionUnits.all().forEach(unit -> unit.addTo(shapes));
    shapes.put("fc.weight", new long[] {CLASSES, 2048});
    shapes.put("fc.bias", new long[] {CLASSES});
    return shapes;
  }

  private void draw() {
    Value x = graph.input("pictures", -1, 3, 299, 299);
    x = chain(x, "Conv2d_1a_3x3", "Conv2d_2a_3x3", "Conv2d_2b_3x3");
    x = graph.maxPool(x, HALVING);
    tap("64", x, 64);
    x = chain(x, "Conv2d_3b_1x1", "Conv2d_4a_3x3");
    x = graph.maxPool(x, HALVING);
    tap("192", x, 192);
    x = blockA("Mixed_5b.", x);
    x = blockA("Mixed_5c.", x);
    x = blockA("Mixed_5d.", x);
    x = blockB("Mixed_6a.", x);
    x = blockC("Mixed_6b.", x);
    x = blockC("Mixed_6c.", x);
    x = blockC("Mixed_6d.", x);
    spatial(x);
    x = blockC("Mixed_6e.", x);
    tap("768", x, 768);
    x = blockD("Mixed_7a.", x);
    x = blockE("Mixed_7b.", x, mean(x));
    x = blockE("Mixed_7c.", x, graph.maxPool(x, SAME_3));
    Value features = tap("2048", x, 2048);
    Value classes = graph.weights("fc.weight", checkpoint.floats("fc.weight"), CLASSES, 2048);
    graph.output("logits", graph.linear(features, classes, null), -1, CLASSES);
  }

  private Value blockA(String block, Value x) {
    return graph.concat(
        1,
        List.of(
            chain(x, block + "branch1x1"),
            chain(x, block + "branch5x5_1", block + "branch5x5_2"),
            numbered(x, block + "branch3x3dbl_", 3),
            chain(mean(x), block + "branch_pool")));
  }

  private Value blockB(String block, Value x) {
    return graph.concat(
        1,
        List.of(
            chain(x, block + "branch3x3"),
            numbered(x, block + "branch3x3dbl_", 3),
            graph.maxPool(x, HALVING)));
  }

  private Value blockC(String block, Value x) {
    return graph.concat(
        1,
        List.of(
            chain(x, block + "branch1x1"),
            numbered(x, block + "branch7x7_", 3),
            numbered(x, block + "branch7x7dbl_", 5),
            chain(mean(x), block + "branch_pool")));
  }

  private Value blockD(String block, Value x) {
    return graph.concat(
        1,
        List.of(
            numbered(x, block + "branch3x3_", 2),
            numbered(x, block + "branch7x7x3_", 4),
            graph.maxPool(x, HALVING)));
  }

  private Value blockE(String block, Value x, Value pooled) {
    Value three = chain(x, block + "branch3x3_1");
    Value twice = numbered(x, block + "branch3x3dbl_", 2);
    return graph.concat(
        1,
        List.of(
            chain(x, block + "branch1x1"),
            chain(three, block + "branch3x3_2a"),
            chain(three, block + "branch3x3_2b"),
            chain(twice, block + "branch3x3dbl_3a"),
            chain(twice, block + "branch3x3dbl_3b"),
            chain(pooled, block + "branch_pool")));
  }

  /** TensorFlow's average pool leaves padding out of the mean. */
  private Value mean(Value x) {
    return graph.averagePool(x, SAME_3, false);
  }

  private Value tap(String name, Value x, int channels) {
    Value means = graph.flatten(graph.globalAveragePool(x));
    graph.output(name, means, -1, channels);
    return means;
  }

  /** Of a block whose first branch is branch1x1. */
  private void spatial(Value block) {
    Value first = graph.slice(block, 1, 0, SPATIAL_CHANNELS);
    graph.output("spatial", graph.flatten(graph.transpose(first, 0, 2, 3, 1)), -1, SPATIAL_SIZE);
  }

  private Value numbered(Value x, String stem, int count) {
    Value last = x;
    for (int i = 1; i <= count; i++) {
      last = chain(last, stem + i);
    }
    return last;
  }

  private Value chain(Value x, String... names) {
    Value last = x;
    for (String name : names) {
      ConvUnit unit = units.get(name);
      if (unit == null) {
        throw new IllegalArgumentException("no unit " + name);
      }
      ConvUnit.Folded folded = unit.fold(checkpoint);
      Value weight = graph.weights(name + ".weight", folded.weight(), unit.weightShape());
      Value bias = graph.weights(name + ".bias", folded.bias(), unit.out());
      last = graph.relu(graph.conv(last, weight, bias, unit.window(), 1));
    }
    return last;
  }
}
