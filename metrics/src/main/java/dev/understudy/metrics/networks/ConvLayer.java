package dev.understudy.metrics.networks;

import dev.understudy.runtimes.graphs.GraphBuilder;
import dev.understudy.runtimes.graphs.Value;
import dev.understudy.runtimes.graphs.Window;
import java.util.Map;

/**
 * A convolution with bias and a ReLU, as AlexNet, VGG16 and SqueezeNet have them.
 *
 * @param name the prefix of its keys
 * @param in channels it takes
 * @param out channels it gives
 * @param window its convolution's
 */
record ConvLayer(String name, int in, int out, Window window) {
  void addTo(Map<String, long[]> shapes) {
    shapes.put(name + ".weight", weightShape());
    shapes.put(name + ".bias", new long[] {out});
  }

  private long[] weightShape() {
    return new long[] {out, in, window.height(), window.width()};
  }

  Value draw(GraphBuilder graph, Checkpoint checkpoint, Value x) {
    String weightKey = name + ".weight";
    String biasKey = name + ".bias";
    Value weight = graph.weights(weightKey, checkpoint.floats(weightKey), weightShape());
    Value bias = graph.weights(biasKey, checkpoint.floats(biasKey), out);
    return graph.relu(graph.conv(x, weight, bias, window, 1));
  }
}
