package dev.understudy.metrics.networks;

import dev.understudy.runtimes.checkpoints.StateDict;
import dev.understudy.runtimes.graphs.GraphBuilder;
import dev.understudy.runtimes.graphs.Value;
import java.nio.file.Path;
import java.util.Map;

/**
 * VGG16 up to the ReLU after its second fully connected layer, the features of improved precision
 * and recall (Kynkäänniemi et al., 2019). At 224x224 torchvision's adaptive pool to 7x7 does
 * nothing, and its dropout is for training.
 */
final class VggFeatures {
  private static final int SIZE = 224;
  private static final int POOLED = 512 * 7 * 7;
  private static final int WIDTH = 4096;

  private VggFeatures() {}

  static void build(String part, StateDict dict, Path onnx) {
    Checkpoint checkpoint =
        Checkpoint.of(part, dict, shapes(), key -> key.startsWith("classifier.6."));
    GraphBuilder graph = new GraphBuilder("vgg16");
    Value x = graph.input("pictures", -1, 3, SIZE, SIZE);
    x = graph.flatten(Backbones.vgg16().draw(graph, checkpoint, x).last());
    x = layer(graph, checkpoint, "classifier.0", x, POOLED);
    x = layer(graph, checkpoint, "classifier.3", x, WIDTH);
    graph.output("fc2", x, -1, WIDTH);
    graph.write(onnx);
  }

  static Map<String, long[]> shapes() {
    Map<String, long[]> shapes = Backbones.vgg16().shapes();
    shapes.put("classifier.0.weight", new long[] {WIDTH, POOLED});
    shapes.put("classifier.0.bias", new long[] {WIDTH});
    shapes.put("classifier.3.weight", new long[] {WIDTH, WIDTH});
    shapes.put("classifier.3.bias", new long[] {WIDTH});
    return shapes;
  }

  private static Value layer(
      GraphBuilder graph, Checkpoint checkpoint, String name, Value x, int in) {
    String weightKey = name + ".weight";
    String biasKey = name + ".bias";
    Value weight = graph.weights(weightKey, checkpoint.floats(weightKey), WIDTH, in);
    Value bias = graph.weights(biasKey, checkpoint.floats(biasKey), WIDTH);
    return graph.relu(graph.linear(x, weight, bias));
  }
}
