package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.understudy.runtimes.cost.BufferSigns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sorts initialisers into parameters, buffers and the rest. Parameters are float tensors and
 * integer tensors in a quantised operator's weight or bias place. Buffers are what {@link
 * BufferSigns} shows, BatchNormalization's running statistics, and quantisation scales.
 */
final class Initialisers {
  /** By number: a file may use types newer than the protobuf classes. */
  private static final Set<Integer> FLOATS =
      Set.of(
          TensorProto.DataType.FLOAT_VALUE,
          TensorProto.DataType.FLOAT16_VALUE,
          TensorProto.DataType.BFLOAT16_VALUE,
          TensorProto.DataType.DOUBLE_VALUE);

  private static final Map<String, Set<Integer>> QUANTISED_WEIGHTS =
      Map.of(
          "DequantizeLinear", Set.of(0),
          "QLinearConv", Set.of(3, 8),
          "QLinearMatMul", Set.of(0, 3),
          "ConvInteger", Set.of(1),
          "MatMulInteger", Set.of(0, 1),
          "MatMulNBits", Set.of(1),
          "QGemm", Set.of(3, 6),
          "DynamicQuantizeMatMul", Set.of(1),
          "MatMulIntegerToFloat", Set.of(1));

  private record Use(NodeProto node, int input) {}

  private final TensorValues values;
  private final Map<String, List<Use>> uses = new HashMap<>();
  private long parameters;
  private long buffers;
  private long elements;

  Initialisers(Path file, ModelProto model, List<NodeProto> needed) {
    values = new TensorValues(file);
    for (NodeProto node : Nodes.withBodies(needed)) {
      for (int i = 0; i < node.getInputCount(); i++) {
        uses.computeIfAbsent(node.getInput(i), n -> new ArrayList<>()).add(new Use(node, i));
      }
    }
    add(model.getGraph());
    for (NodeProto node : Nodes.withBodies(needed)) {
      Nodes.bodies(node).forEach(this::add);
    }
  }

  long parameters() {
    return parameters;
  }

  long buffers() {
    return buffers;
  }

  long elements() {
    return elements;
  }

  private void add(GraphProto graph) {
    for (TensorProto tensor : graph.getInitializerList()) {
      long n = tensor.getDimsList().stream().reduce(1L, Math::multiplyExact);
      elements += n;
      List<Use> of = uses.getOrDefault(tensor.getName(), List.of());
      if (of.isEmpty()) {
        continue;
      }
      boolean real = FLOATS.contains(tensor.getDataType());
      if (real && buffer(tensor, of)) {
        buffers += n;
      } else if (real || of.stream().anyMatch(Initialisers::quantisedWeight)) {
        parameters += n;
      }
    }
  }

  private static boolean quantisedWeight(Use use) {
    return QUANTISED_WEIGHTS.getOrDefault(use.node().getOpType(), Set.of()).contains(use.input());
  }

  private boolean buffer(TensorProto tensor, List<Use> of) {
    return BufferSigns.named(tensor.getName())
        || of.stream().allMatch(Initialisers::statistic)
        || of.stream().allMatch(Initialisers::scale)
        || blur(tensor, of)
        || noise(tensor, of);
  }

  private static boolean statistic(Use use) {
    return use.node().getOpType().equals("BatchNormalization") && use.input() >= 3;
  }

  private static boolean scale(Use use) {
    String op = use.node().getOpType();
    boolean first = op.equals("QuantizeLinear") || op.equals("DequantizeLinear");
    return (first && use.input() == 1)
        || (op.startsWith("QLinear") && !quantisedWeight(use) && use.input() > 0);
  }

  /** [C,1,k,k] in a convolution by channel, or a bare [k,k] or [1,1,k,k] spread to one later. */
  private boolean blur(TensorProto tensor, List<Use> of) {
    int rank = tensor.getDimsCount();
    boolean shaped = rank == 2 || (rank == 4 && tensor.getDims(1) == 1);
    boolean multiplied =
        of.stream().anyMatch(u -> Set.of("MatMul", "Gemm").contains(u.node().getOpType()));
    if (!shaped || multiplied || tensor.getDims(rank - 1) != tensor.getDims(rank - 2)) {
      return false;
    }
    long k = tensor.getDims(rank - 1);
    return k <= 16 && BufferSigns.blurKernel(values.floats(tensor), (int) k);
  }

  private boolean noise(TensorProto tensor, List<Use> of) {
    int rank = tensor.getDimsCount();
    boolean shaped = rank == 2 || (rank == 4 && tensor.getDims(0) == 1 && tensor.getDims(1) == 1);
    return shaped
        && of.stream().allMatch(u -> Set.of("Mul", "Add").contains(u.node().getOpType()))
        && BufferSigns.noise(
            values.floats(tensor), tensor.getDims(rank - 2), tensor.getDims(rank - 1));
  }
}
