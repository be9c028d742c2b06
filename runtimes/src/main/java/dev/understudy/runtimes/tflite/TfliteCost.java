package dev.understudy.runtimes.tflite;

import dev.understudy.runtimes.CostDetail;
import dev.understudy.runtimes.ModelCost;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import dev.understudy.runtimes.cost.Batch;
import dev.understudy.runtimes.cost.CostTally;
import dev.understudy.runtimes.cost.Macs;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts a TFLite graph, its shapes taken from a run without delegates. */
public final class TfliteCost {
  private TfliteCost() {}

  private static SessionOptions plain() {
    return new SessionOptions(Runtime.getRuntime().availableProcessors(), false, false);
  }

  /** The operators that draw random numbers, as {@code op #position}. */
  public static List<String> randomNodes(ModelFile file) {
    try (TfliteSession session = TfliteSession.open(file, plain())) {
      List<TfliteGraph.Node> nodes = session.graph().nodes();
      return java.util.stream.IntStream.range(0, nodes.size())
          .filter(i -> TfliteOps.random(nodes.get(i).code()))
          .mapToObj(i -> nodes.get(i).op() + " #" + i)
          .toList();
    }
  }

  /**
   * What the part of the model costs that the wanted outputs need.
   *
   * @param outputs output names; empty for all
   * @throws dev.understudy.common.InputException if an output is unknown or the example does not
   *     fit the model
   */
  public static CostDetail of(ModelFile file, Map<String, Tensor> example, Set<String> outputs) {
    try (TfliteSession session = TfliteSession.open(file, plain())) {
      List<String> all = session.outputs().stream().map(TensorSpec::name).toList();
      Set<String> wanted = outputs.isEmpty() ? Set.copyOf(all) : outputs;
      try (var invocation = session.prepare(example, wanted)) {
        invocation.invoke(); // dynamic tensors have their shapes after a run only
      }
      TfliteGraph graph = session.graph();
      List<TfliteGraph.Node> needed =
          graph.needed(
              wanted.stream()
                  .map(name -> session.outputTensor(all.indexOf(name)))
                  .collect(Collectors.toCollection(HashSet::new)));
      CostTally tally = new CostTally();
      for (TfliteGraph.Node node : needed) {
        int output = node.outputs().isEmpty() ? -1 : node.outputs().get(0);
        tally.add(
            output < 0 ? node.op() : graph.name(output),
            node.op(),
            graph.shape(output),
            macs(graph, node));
      }
      Constants constants = new Constants(graph, needed);
      ModelCost total =
          new ModelCost(
              constants.parameters(),
              constants.buffers(),
              constants.elements(),
              file.bytes(),
              Batch.of(
                  example.values().stream().map(Tensor::shape).toList(),
                  wanted.stream()
                      .map(name -> graph.shape(session.outputTensor(all.indexOf(name))))
                      .toList()),
              tally.total(),
              tally.unknown(),
              tally.unknownElements());
      return new CostDetail(total, tally.layers());
    }
  }

  private static Optional<Macs> macs(TfliteGraph graph, TfliteGraph.Node node) {
    return TfliteOps.macs(
        node.code(),
        node.inputs().stream().map(graph::shape).toList(),
        node.outputs().isEmpty() ? new long[0] : graph.shape(node.outputs().get(0)));
  }
}
