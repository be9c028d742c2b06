package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.understudy.common.InputException;
import dev.understudy.runtimes.CostDetail;
import dev.understudy.runtimes.ModelCost;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.cost.Batch;
import dev.understudy.runtimes.cost.CostTally;
import dev.understudy.runtimes.cost.Macs;
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
    List<NodeProto> needed = Nodes.needed(model.getGraph(), wanted);
    List<String> tensors = wanted.stream().filter(o -> isTensor(model, o)).toList();
    Map<String, long[]> shapes = probe.shapes(model, needed, looked(needed, tensors));
    CostTally tally = tally(shapes, model, needed);
    ModelCost total =
        new ModelCost(
            sorted.parameters(),
            sorted.buffers(),
            sorted.elements(),
            file.bytes(),
            Batch.of(
                example.values().stream().map(Tensor::shape).toList(),
                tensors.stream().map(o -> shapes.getOrDefault(o, new long[0])).toList()),
            tally.total(),
            tally.unknown(),
            tally.unknownElements());
    return new CostDetail(total, tally.layers());
  }

  /** An output may also be a sequence, which has no shape. */
  private static boolean isTensor(ModelProto model, String output) {
    return model.getGraph().getOutputList().stream()
        .anyMatch(o -> o.getName().equals(output) && o.getType().hasTensorType());
  }

  /** The tensors whose shapes tell the cost, and the outputs. */
  private static Set<String> looked(List<NodeProto> needed, List<String> outputs) {
    Set<String> tensors = new LinkedHashSet<>(outputs);
    for (NodeProto node : needed) {
      if (MacRules.of(node) != null) {
        node.getInputList().stream().filter(i -> !i.isEmpty()).forEach(tensors::add);
      }
      if (MacRules.of(node) != null || MacRules.byElement(node)) {
        tensors.add(node.getOutput(0));
      }
    }
    return tensors;
  }

  private static CostTally tally(
      Map<String, long[]> shapes, ModelProto model, List<NodeProto> needed) {
    Hidden hidden = Hidden.of(model);
    CostTally tally = new CostTally();
    for (NodeProto node : needed) {
      Function<NodeShapes, Optional<Macs>> rule = MacRules.of(node);
      long[] output = shapes.getOrDefault(Nodes.firstOutput(node), new long[0]);
      if (rule != null) {
        tally.add(name(node), label(node), output, rule.apply(new NodeShapes(node, shapes)));
      } else if (MacRules.byElement(node)) {
        Macs elements = Macs.ofElements(Macs.elements(output));
        tally.add(name(node), label(node), output, Optional.of(elements));
      } else {
        switch (hidden.within(node)) {
          case MACS -> tally.add(name(node), label(node), output, Optional.empty());
          case ELEMENTS -> tally.addUnknownElements(name(node), label(node), output);
          case NOTHING -> {
            // it counts in no convention
          }
        }
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
}
