package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * New names for the tensors of nodes that move to another graph.
 *
 * @param names those that have a name there already
 * @param prefix put before all others
 * @param nodes put before the nodes' own names
 */
record Renaming(Map<String, String> names, String prefix, String nodes) {
  /** The node with its tensors renamed, and those of the graphs within it. */
  NodeProto of(NodeProto node) {
    NodeProto.Builder made = node.toBuilder().clearInput().clearOutput();
    made.setName(nodes + (node.getName().isEmpty() ? node.getOpType() : node.getName()));
    node.getInputList().forEach(i -> made.addInput(of(i)));
    node.getOutputList().forEach(o -> made.addOutput(of(o)));
    return withBodies(made.build(), this::of);
  }

  /** A tensor's new name; an absent one stays absent. */
  String of(String name) {
    String known = names.get(name);
    return known != null ? known : name.isEmpty() ? name : prefix + name;
  }

  private GraphProto of(GraphProto graph) {
    GraphProto.Builder made = graph.toBuilder().clearNode();
    graph.getNodeList().forEach(n -> made.addNode(of(n)));
    made.getInputBuilderList().forEach(i -> i.setName(of(i.getName())));
    made.getOutputBuilderList().forEach(o -> o.setName(of(o.getName())));
    made.getInitializerBuilderList().forEach(t -> t.setName(of(t.getName())));
    made.clearValueInfo();
    return made.build();
  }

  /** The node with the graphs within it changed. */
  static NodeProto withBodies(NodeProto node, UnaryOperator<GraphProto> change) {
    NodeProto.Builder made = node.toBuilder().clearAttribute();
    for (AttributeProto attribute : node.getAttributeList()) {
      AttributeProto.Builder changed = attribute.toBuilder();
      if (attribute.hasG()) {
        changed.setG(change.apply(attribute.getG()));
      }
      changed.clearGraphs();
      attribute.getGraphsList().forEach(g -> changed.addGraphs(change.apply(g)));
      made.addAttribute(changed);
    }
    return made.build();
  }
}
