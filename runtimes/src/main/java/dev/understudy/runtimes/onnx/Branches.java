package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the branch that an {@code If} takes in its place, where a branch has something to count.
 * Which it takes is seen in a run.
 */
final class Branches {
  private Branches() {}

  /** The model with its costly conditions decided for the probe's inputs. */
  static ModelProto decided(Probe probe, ModelProto model, Collection<String> outputs) {
    ModelProto now = model;
    int round = 0;
    while (true) {
      List<NodeProto> needed = Nodes.needed(now.getGraph(), outputs);
      List<NodeProto> open = needed.stream().filter(Branches::worthwhile).toList();
      if (open.isEmpty()) {
        return now;
      }
      Map<String, long[]> conditions =
          probe.values(now, needed, open.stream().map(n -> n.getInput(0)).toList());
      now = decide(now, conditions, round++);
    }
  }

  private static boolean worthwhile(NodeProto node) {
    return node.getOpType().equals("If")
        && Nodes.isStandard(node.getDomain())
        && Nodes.withBodies(List.of(node)).stream()
            .anyMatch(n -> MacRules.of(n) != null || MacRules.byElement(n));
  }

  private static ModelProto decide(ModelProto model, Map<String, long[]> conditions, int round) {
    GraphProto.Builder graph = model.getGraph().toBuilder().clearNode();
    int at = 0;
    for (NodeProto node : model.getGraph().getNodeList()) {
      long[] condition = worthwhile(node) ? conditions.get(node.getInput(0)) : null;
      if (condition == null) {
        graph.addNode(node);
      } else {
        String branch = condition[0] != 0 ? "then_branch" : "else_branch";
        String prefix = "branch" + round + "." + at++ + "/";
        Nodes.attribute(node, branch).ifPresent(a -> inline(graph, node, a.getG(), prefix));
      }
    }
    return model.toBuilder().setGraph(graph).build();
  }

  private static void inline(GraphProto.Builder graph, NodeProto node, GraphProto body, String to) {
    // What the branch does not make itself comes from the graph around it, by its name there.
    Map<String, String> names = new HashMap<>();
    Nodes.withBodies(body.getNodeList())
        .forEach(n -> n.getInputList().forEach(i -> names.put(i, i)));
    body.getOutputList().forEach(o -> names.put(o.getName(), o.getName()));
    body.getInitializerList().forEach(t -> names.put(t.getName(), to + t.getName()));
    for (NodeProto inner : Nodes.withBodies(body.getNodeList())) {
      inner.getOutputList().forEach(o -> names.put(o, to + o));
      Nodes.bodies(inner)
          .forEach(
              b -> {
                b.getInputList().forEach(i -> names.put(i.getName(), to + i.getName()));
                b.getInitializerList().forEach(t -> names.put(t.getName(), to + t.getName()));
              });
    }
    names.put("", "");
    Renaming renaming = new Renaming(names, to, node.getName() + "/");
    for (TensorProto tensor : body.getInitializerList()) {
      graph.addInitializer(tensor.toBuilder().setName(renaming.of(tensor.getName())));
    }
    body.getNodeList().forEach(n -> graph.addNode(renaming.of(n)));
    for (int i = 0; i < node.getOutputCount(); i++) {
      graph.addNode(
          NodeProto.newBuilder()
              .setOpType("Identity")
              .setName(to + "result" + i)
              .addInput(renaming.of(body.getOutput(i).getName()))
              .addOutput(node.getOutput(i)));
    }
  }
}
