package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Operators of domains that ONNX Runtime does not have, and that the model does not define. */
final class CustomOps {
  private static final Set<String> KNOWN_DOMAINS =
      Set.of(
          "",
          "ai.onnx",
          "ai.onnx.ml",
          "ai.onnx.training",
          "ai.onnx.preview.training",
          "com.microsoft",
          "com.microsoft.nchwc",
          "com.microsoft.experimental",
          "com.microsoft.dml",
          "com.ms.internal.nhwc",
          "org.pytorch.aten");

  private CustomOps() {}

  /** They, as {@code domain:Op}, sorted. */
  static Set<String> of(ModelProto model) {
    Set<String> own =
        model.getFunctionsList().stream()
            .map(function -> name(function.getDomain(), function.getName()))
            .collect(Collectors.toSet());
    Stream<NodeProto> inFunctions =
        model.getFunctionsList().stream()
            .map(FunctionProto::getNodeList)
            .flatMap(Collection::stream);
    return Stream.concat(Nodes.withBodies(model.getGraph().getNodeList()).stream(), inFunctions)
        .filter(node -> !KNOWN_DOMAINS.contains(node.getDomain()))
        .map(node -> name(node.getDomain(), node.getOpType()))
        .filter(name -> !own.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(String domain, String op) {
    return domain + ":" + op;
  }
}
