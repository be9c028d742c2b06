package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks over a graph's nodes. */
final class Nodes {
  private static final Set<String> RANDOM =
      Set.of(
          "RandomNormal",
          "RandomNormalLike",
          "RandomUniform",
          "RandomUniformLike",
          "Bernoulli",
          "Multinomial");

  private Nodes() {}

  /** The nodes that the named outputs need, in the graph's order. */
  static List<NodeProto> needed(GraphProto graph, Collection<String> outputs) {
    Map<String, NodeProto> makers = new HashMap<>();
    for (NodeProto node : graph.getNodeList()) {
      node.getOutputList().forEach(o -> makers.put(o, node));
    }
    Set<NodeProto> found = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(outputs);
    while (!open.isEmpty()) {
      String name = open.pop();
      NodeProto node = seen.add(name) ? makers.get(name) : null;
      if (node != null && found.add(node)) {
        for (NodeProto inner : withBodies(List.of(node))) {
          open.addAll(inner.getInputList());
        }
        bodies(node).forEach(b -> b.getOutputList().forEach(o -> open.add(o.getName())));
      }
    }
    return graph.getNodeList().stream().filter(found::contains).toList();
  }

  static List<String> outputNames(ModelProto model) {
    return model.getGraph().getOutputList().stream().map(ValueInfoProto::getName).toList();
  }

  /** The nodes and all nodes in the graphs within them (If, Loop, Scan). */
  static List<NodeProto> withBodies(List<NodeProto> nodes) {
    List<NodeProto> all = new ArrayList<>();
    for (NodeProto node : nodes) {
      all.add(node);
      bodies(node).forEach(b -> all.addAll(withBodies(b.getNodeList())));
    }
    return all;
  }

  static List<GraphProto> bodies(NodeProto node) {
    List<GraphProto> bodies = new ArrayList<>();
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.hasG()) {
        bodies.add(attribute.getG());
      }
      bodies.addAll(attribute.getGraphsList());
    }
    return bodies;
  }

  static Optional<AttributeProto> attribute(NodeProto node, String name) {
    return node.getAttributeList().stream().filter(a -> a.getName().equals(name)).findFirst();
  }

  static long intAttribute(NodeProto node, String name, long otherwise) {
    return attribute(node, name).map(AttributeProto::getI).orElse(otherwise);
  }

  /** The nodes that draw random numbers, as {@code op 'name'}. */
  static List<String> random(ModelProto model) {
    List<NodeProto> all = new ArrayList<>(withBodies(model.getGraph().getNodeList()));
    model.getFunctionsList().forEach(f -> all.addAll(withBodies(f.getNodeList())));
    return all.stream()
        .filter(n -> RANDOM.contains(n.getOpType()) && isStandard(n.getDomain()))
        .map(n -> n.getOpType() + " '" + n.getName() + "'")
        .toList();
  }

  /** The first output's name; empty where a node has none. */
  static String firstOutput(NodeProto node) {
    return node.getOutputCount() == 0 ? "" : node.getOutput(0);
  }

  static boolean isStandard(String domain) {
    return domain.isEmpty() || domain.equals("ai.onnx");
  }
}
