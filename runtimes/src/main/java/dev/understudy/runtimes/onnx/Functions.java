package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a model's own functions out where they are called, as ONNX Runtime does before it runs
 * them, so that what is inside can be counted. PyTorch's exporters make a function of a module or
 * of an operator.
 */
final class Functions {
  private final Map<String, FunctionProto> functions = new HashMap<>();
  private final Map<String, Long> imports = new HashMap<>();
  private int calls;

  private Functions(ModelProto model) {
    model.getOpsetImportList().forEach(o -> imports.put(domain(o), o.getVersion()));
    for (FunctionProto function : model.getFunctionsList()) {
      if (function.getOpsetImportList().stream().allMatch(this::agrees)) {
        functions.put(
            key(function.getDomain(), function.getName(), function.getOverload()), function);
      }
    }
  }

  /** A function may import an operator set of its own version; such a one stays a call. */
  private boolean agrees(OperatorSetIdProto set) {
    Long version = imports.putIfAbsent(domain(set), set.getVersion());
    return version == null || version == set.getVersion();
  }

  private static String domain(OperatorSetIdProto set) {
    return set.getDomain().equals("ai.onnx") ? "" : set.getDomain();
  }

  private static String key(String domain, String name, String overload) {
    return domain + ":" + name + ":" + overload;
  }

  /** The model without calls of its functions, where they can be written out. */
  static ModelProto inlined(ModelProto model) {
    if (model.getFunctionsCount() == 0) {
      return model;
    }
    Functions all = new Functions(model);
    ModelProto.Builder made = model.toBuilder().clearOpsetImport();
    made.setGraph(all.expanded(model.getGraph()));
    all.imports.forEach(
        (domain, version) ->
            made.addOpsetImport(
                OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version)));
    return made.build();
  }

  private GraphProto expanded(GraphProto graph) {
    GraphProto.Builder made = graph.toBuilder().clearNode();
    graph.getNodeList().forEach(node -> made.addAllNode(expanded(node)));
    return made.build();
  }

  private List<NodeProto> expanded(NodeProto node) {
    FunctionProto function =
        functions.get(key(node.getDomain(), node.getOpType(), node.getOverload()));
    if (function == null) {
      return Nodes.bodies(node).isEmpty()
          ? List.of(node)
          : List.of(Renaming.withBodies(node, this::expanded));
    }
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < function.getInputCount(); i++) {
      names.put(function.getInput(i), i < node.getInputCount() ? node.getInput(i) : "");
    }
    for (int i = 0; i < function.getOutputCount(); i++) {
      if (i < node.getOutputCount() && !node.getOutput(i).isEmpty()) {
        names.put(function.getOutput(i), node.getOutput(i));
      }
    }
    String call = (node.getName().isEmpty() ? node.getOpType() : node.getName()) + "/";
    Renaming renaming = new Renaming(names, "call" + calls++ + "/", call);
    List<NodeProto> made = new ArrayList<>();
    for (NodeProto inner : function.getNodeList()) {
      made.addAll(expanded(renaming.of(withAttributes(inner, node, function))));
    }
    return made;
  }

  /** The function's nodes take attributes from the call, or the function's defaults. */
  private static NodeProto withAttributes(NodeProto inner, NodeProto call, FunctionProto function) {
    NodeProto.Builder made = inner.toBuilder().clearAttribute();
    for (AttributeProto attribute : inner.getAttributeList()) {
      if (attribute.getRefAttrName().isEmpty()) {
        made.addAttribute(nested(attribute, call, function));
        continue;
      }
      Optional<AttributeProto> given =
          Nodes.attribute(call, attribute.getRefAttrName())
              .or(
                  () ->
                      function.getAttributeProtoList().stream()
                          .filter(a -> a.getName().equals(attribute.getRefAttrName()))
                          .findFirst());
      given.ifPresent(a -> made.addAttribute(a.toBuilder().setName(attribute.getName())));
    }
    return made.build();
  }

  private static AttributeProto nested(
      AttributeProto attribute, NodeProto call, FunctionProto function) {
    if (!attribute.hasG()) {
      return attribute;
    }
    GraphProto.Builder body = attribute.getG().toBuilder().clearNode();
    attribute.getG().getNodeList().forEach(n -> body.addNode(withAttributes(n, call, function)));
    return attribute.toBuilder().setG(body).build();
  }
}
