package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What nodes without a rule of their own may hide: those with graphs within (Loop, Scan), those
 * that call a function of the model's own, and those that are not known at all.
 */
final class Hidden {
  /** In order of what is worse not to know. */
  enum Work {
    /** Nothing that any convention counts. */
    NOTHING,
    /** Only what counts by its elements, in one convention. */
    ELEMENTS,
    /** What multiplies and accumulates. */
    MACS
  }

  private final Map<String, Work> functions = new HashMap<>();

  private Hidden() {}

  /** With the model's functions; ones that call others not seen before count as unknown. */
  static Hidden of(ModelProto model) {
    Hidden hidden = new Hidden();
    for (FunctionProto function : model.getFunctionsList()) {
      hidden.functions.put(
          function.getDomain() + ":" + function.getName(),
          hidden.worst(function.getNodeList().stream()));
    }
    return hidden;
  }

  /** What a node without a rule of its own may do. */
  Work within(NodeProto node) {
    List<GraphProto> bodies = Nodes.bodies(node);
    if (!bodies.isEmpty()) {
      return worst(bodies.stream().flatMap(b -> b.getNodeList().stream()));
    }
    Work function = functions.get(node.getDomain() + ":" + node.getOpType());
    if (function != null) {
      return function;
    }
    return ZeroMacOps.contains(node.getDomain(), node.getOpType()) ? Work.NOTHING : Work.MACS;
  }

  private Work worst(Stream<NodeProto> nodes) {
    return nodes.map(this::work).max(Work::compareTo).orElse(Work.NOTHING);
  }

  private Work work(NodeProto node) {
    if (MacRules.of(node) != null) {
      return Work.MACS;
    }
    return MacRules.byElement(node) ? Work.ELEMENTS : within(node);
  }
}
