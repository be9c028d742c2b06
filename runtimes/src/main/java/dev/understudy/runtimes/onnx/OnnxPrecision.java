package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.Precision;
import java.util.List;
import java.util.Set;

/** Tells from a graph's operators and weights what numbers it computes with. */
public final class OnnxPrecision {
  private static final Set<String> QUANTISED =
      Set.of(
          "QuantizeLinear",
          "DequantizeLinear",
          "DynamicQuantizeLinear",
          "QLinearConv",
          "QLinearMatMul",
          "ConvInteger",
          "MatMulInteger",
          "MatMulNBits",
          "QGemm",
          "DynamicQuantizeMatMul",
          "MatMulIntegerToFloat");

  private OnnxPrecision() {}

  /**
   * int8 where anything is quantised (weights behind a DequantizeLinear, too); float16 where most
   * elements of the float weights are; else float32.
   */
  public static Precision of(ModelFile file) {
    ModelProto model = OnnxFile.parse(file.path());
    List<NodeProto> nodes = Nodes.withBodies(model.getGraph().getNodeList());
    if (nodes.stream().anyMatch(n -> QUANTISED.contains(n.getOpType()))) {
      return Precision.INT8;
    }
    long half = 0;
    long full = 0;
    for (TensorProto tensor : model.getGraph().getInitializerList()) {
      long n = tensor.getDimsList().stream().reduce(1L, Math::multiplyExact);
      switch (tensor.getDataType()) {
        case TensorProto.DataType.FLOAT16_VALUE, TensorProto.DataType.BFLOAT16_VALUE -> half += n;
        case TensorProto.DataType.FLOAT_VALUE, TensorProto.DataType.DOUBLE_VALUE -> full += n;
        default -> {
          // shapes and indices say nothing of the arithmetic
        }
      }
    }
    return half > full ? Precision.FLOAT16 : Precision.FLOAT32;
  }
}
