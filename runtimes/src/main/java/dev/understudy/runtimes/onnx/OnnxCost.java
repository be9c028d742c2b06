package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.understudy.common.InputException;
import dev.understudy.runtimes.CostDetail;
import dev.understudy.runtimes.ModelCost;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.cost.CostTally;
import dev.understudy.runtimes.cost.Macs;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Counts an ONNX graph. */
public final class OnnxCost {
  private OnnxCost() {}

  /** The nodes that draw random numbers. */
  public static List<String> randomNodes(ModelFile file) {
    return Nodes.random(OnnxFile.parse(file.path()));
  }

  /**
   * What the part of the model costs that the wanted outputs need.
   *
   * @param outputs output names; empty for all
   * @throws InputException if an output is unknown or the example does not fit the model
   */
  public static CostDetail of(ModelFile file, Map<String, Tensor> example, Set<String> outputs) {
    ModelProto whole = Functions.inlined(OnnxFile.parse(file.path()));
    List<String> wanted = wanted(file, whole, outputs);
    Initialisers sorted =
        new Initialisers(file.path(), whole, Nodes.needed(whole.getGraph(), wanted));
    Probe probe = new Probe(file, example);
    ModelProto model = Branches.decided(probe, whole, wanted);
    CostTally tally = tally(probe, model, Nodes.needed(model.getGraph(), wanted));
    ModelCost total =
        new ModelCost(
            sorted.parameters(),
            sorted.buffers(),
            sorted.elements(),
            file.bytes(),
            tally.total(),
            tally.unknown());
    return new CostDetail(total, tally.layers());
  }

  private static CostTally tally(Probe probe, ModelProto model, List<NodeProto> needed) {
    Map<String, Boolean> functions = costlyFunctions(model);
    Set<String> tensors = new LinkedHashSet<>();
    for (NodeProto node : needed) {
      if (MacRules.of(node) != null) {
        node.getInputList().stream().filter(i -> !i.isEmpty()).forEach(tensors::add);
      }
      if (MacRules.of(node) != null || MacRules.byElement(node)) {
        tensors.add(node.getOutput(0));
      }
    }
    Map<String, long[]> shapes = probe.shapes(model, needed, tensors);
    CostTally tally = new CostTally();
    for (NodeProto node : needed) {
      Function<NodeShapes, Optional<Macs>> rule = MacRules.of(node);
      long[] output = shapes.getOrDefault(Nodes.firstOutput(node), new long[0]);
      if (rule != null) {
        tally.add(name(node), label(node), output, rule.apply(new NodeShapes(node, shapes)));
      } else if (MacRules.byElement(node)) {
        Macs elements = Macs.ofElements(Macs.elements(output));
        tally.add(name(node), label(node), output, Optional.of(elements));
      } else if (costly(node, functions)) {
        tally.add(name(node), label(node), output, Optional.empty());
      }
    }
    return tally;
  }

  private static String name(NodeProto node) {
    return node.getName().isEmpty() ? Nodes.firstOutput(node) : node.getName();
  }

  private static List<String> wanted(ModelFile file, ModelProto model, Set<String> outputs) {
    List<String> all = Nodes.outputNames(model);
    for (String output : outputs) {
      if (!all.contains(output)) {
        throw new InputException(
            file.path().toString(),
            "the model has no output '" + output + "'",
            "some of the outputs " + String.join(", ", all),
            "ask for one of these by name");
      }
    }
    return outputs.isEmpty() ? all : List.copyOf(outputs);
  }

  private static String label(NodeProto node) {
    return Nodes.isStandard(node.getDomain())
        ? node.getOpType()
        : node.getDomain() + ":" + node.getOpType();
  }

  /** Whether a node without a rule of its own may still multiply and accumulate. */
  private static boolean costly(NodeProto node, Map<String, Boolean> functions) {
    List<GraphProto> bodies = Nodes.bodies(node);
    if (!bodies.isEmpty()) {
      return bodies.stream()
          .flatMap(b -> b.getNodeList().stream())
          .anyMatch(n -> MacRules.of(n) != null || costly(n, functions));
    }
    Boolean function = functions.get(node.getDomain() + ":" + node.getOpType());
    return function != null
        ? function
        : !MacRules.byElement(node) && !ZeroMacOps.contains(node.getDomain(), node.getOpType());
  }

  /** The model's own functions; ones that call others not seen before count as costly. */
  private static Map<String, Boolean> costlyFunctions(ModelProto model) {
    Map<String, Boolean> functions = new HashMap<>();
    for (FunctionProto function : model.getFunctionsList()) {
      boolean any =
          function.getNodeList().stream()
              .anyMatch(n -> MacRules.of(n) != null || costly(n, functions));
      functions.put(function.getDomain() + ":" + function.getName(), any);
    }
    return functions;
  }
}
