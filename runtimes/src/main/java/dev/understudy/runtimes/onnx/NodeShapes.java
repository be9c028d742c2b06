package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.understudy.runtimes.cost.Macs;
import java.util.Map;

/** One node with its tensors' shapes. */
record NodeShapes(NodeProto node, Map<String, long[]> shapes) {
  boolean hasInput(int i) {
    return i < node.getInputCount() && !node.getInput(i).isEmpty();
  }

  long[] in(int i) {
    return shape(node.getInput(i));
  }

  long[] out() {
    return shape(node.getOutput(0));
  }

  /** The size of an input's last dimension but {@code fromEnd}. */
  long last(int i, int fromEnd) {
    long[] shape = in(i);
    return shape[shape.length - 1 - fromEnd];
  }

  long outElements() {
    return Macs.elements(out());
  }

  long attribute(String name, long otherwise) {
    return Nodes.intAttribute(node, name, otherwise);
  }

  private long[] shape(String name) {
    long[] shape = shapes.get(name);
    if (shape == null) {
      throw new IllegalStateException("no shape was taken of " + name);
    }
    return shape;
  }
}
