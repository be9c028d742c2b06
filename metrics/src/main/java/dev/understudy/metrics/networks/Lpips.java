package dev.understudy.metrics.networks;

import dev.understudy.runtimes.checkpoints.StateDict;
import dev.understudy.runtimes.graphs.GraphBuilder;
import dev.understudy.runtimes.graphs.Value;
import dev.understudy.runtimes.graphs.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * LPIPS v0.1 (Zhang et al., 2018), as the lpips package computes it: pictures scaled by ImageNet's
 * statistics, features of unit length at each tap, their squared difference weighted by a head, and
 * the taps summed. The distance takes each tap's mean over its pixels; the map brings each tap to
 * the pictures' size first (lpips's {@code spatial=True}).
 */
final class Lpips {
  /** lpips's scaling layer. */
  private static final float[] SHIFT = {-.030f, -.088f, -.188f};

  private static final float[] SCALE = {.458f, .448f, .450f};

  /** lpips's {@code normalize_tensor}. */
  private static final float EPSILON = 1e-10f;

  private final GraphBuilder graph;
  private final Backbone backbone;

  private Lpips(String name, Backbone backbone) {
    this.graph = new GraphBuilder(name);
    this.backbone = backbone;
  }

  /** Builds it of a backbone's checkpoint and the heads'. */
  static void build(
      KnownNetwork network, Backbone backbone, List<StateDict> checkpoints, Path onnx) {
    Checkpoint features =
        Checkpoint.of(
            network.parts().get(0),
            checkpoints.get(0),
            backbone.shapes(),
            key -> key.startsWith("classifier."));
    Checkpoint heads =
        Checkpoint.of(
            network.parts().get(1), checkpoints.get(1), headShapes(backbone), key -> false);
    Lpips lpips = new Lpips(network.id(), backbone);
    lpips.draw(features, heads);
    lpips.graph.write(onnx);
  }

  static List<Map<String, long[]>> shapes(Backbone backbone) {
    return List.of(backbone.shapes(), headShapes(backbone));
  }

  static Map<String, long[]> headShapes(Backbone backbone) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    List<Integer> tapped = backbone.tapped();
    for (int i = 0; i < tapped.size(); i++) {
      shapes.put(headKey(i), new long[] {1, tapped.get(i), 1, 1});
    }
    return shapes;
  }

  private static String headKey(int tap) {
    return "lin" + tap + ".model.1.weight";
  }

  private void draw(Checkpoint features, Checkpoint heads) {
    Value a = graph.input("a", -1, 3, -1, -1);
    Value b = graph.input("b", -1, 3, -1, -1);
    // One batch of both: every weight is then fetched once for two pictures.
    Value shifted =
        graph.subtract(graph.concat(0, List.of(a, b)), graph.weights("shift", SHIFT, 1, 3, 1, 1));
    Value scaled = graph.divide(shifted, graph.weights("scale", SCALE, 1, 3, 1, 1));
    List<Value> taps = backbone.draw(graph, features, scaled).taps();
    Value epsilon = graph.scalar(EPSILON);
    List<Value> means = new ArrayList<>();
    List<Value> maps = new ArrayList<>();
    for (int i = 0; i < taps.size(); i++) {
      Value head =
          graph.weights(headKey(i), heads.floats(headKey(i)), 1, backbone.tapped().get(i), 1, 1);
      Value squares = squaredDifference(taps.get(i), epsilon);
      Value weighted = graph.conv(squares, head, null, Window.point(), 1);
      means.add(graph.mean(weighted, false, 1, 2, 3));
      maps.add(graph.resizeLinear(weighted, a));
    }
    graph.output("distance", total(means), -1);
    graph.output("map", total(maps), -1, 1, -1, -1);
  }

  private Value total(List<Value> parts) {
    return parts.stream().reduce(graph::add).orElseThrow();
  }

  private Value squaredDifference(Value tap, Value epsilon) {
    Value length = graph.sqrt(graph.sum(graph.multiply(tap, tap), true, 1));
    List<Value> both = graph.split(graph.divide(tap, graph.add(length, epsilon)), 0, 2);
    Value difference = graph.subtract(both.get(0), both.get(1));
    return graph.multiply(difference, difference);
  }
}
