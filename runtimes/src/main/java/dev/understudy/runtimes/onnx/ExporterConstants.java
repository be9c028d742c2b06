package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Float constants that an exporter adds and no module holds: sizes and limits that an operator
 * takes as inputs, scalars of the code, and the ones and zeros of a normalisation without weights.
 */
final class ExporterConstants {
  /** Inputs that set an operator, which no training moves. */
  private static final Map<String, Set<Integer>> SETTINGS =
      Map.of(
          "Resize", Set.of(1, 2, 3),
          "Upsample", Set.of(1),
          "Pad", Set.of(2),
          "Clip", Set.of(1, 2),
          "OneHot", Set.of(2),
          "Range", Set.of(0, 1, 2));

  private static final Set<String> NORMALISATIONS =
      Set.of(
          "InstanceNormalization",
          "LayerNormalization",
          "GroupNormalization",
          "BatchNormalization",
          "RMSNormalization");

  /**
   * Names that an exporter makes up: {@code val_12} and {@code scalar_tensor_default_3} (dynamo),
   * {@code onnx::Add_45} and {@code /block/Constant_output_0} (TorchScript). A module's own tensors
   * keep their names, but for those that were folded.
   */
  private static final Pattern MADE_UP =
      Pattern.compile(
          "val_\\d+|scalar_tensor_default(_\\d+)?|(c_)?lifted_tensor_\\d+|_tensor_constant\\d+"
              + "|onnx::\\w+_\\d+|(.*/)?Constant(_\\d+)?_output_\\d+");

  private final TensorValues values;

  ExporterConstants(TensorValues values) {
    this.values = values;
  }

  /** Whether a float constant is of the exporter's making. */
  boolean contain(TensorProto tensor, List<Initialisers.Use> uses) {
    if (uses.stream().allMatch(ExporterConstants::setting)) {
      return true;
    }
    if (!MADE_UP.matcher(tensor.getName()).matches()) {
      return false;
    }
    long elements = tensor.getDimsList().stream().reduce(1L, Math::multiplyExact);
    return elements <= 1 || (uses.stream().allMatch(ExporterConstants::affine) && plain(tensor));
  }

  private static boolean setting(Initialisers.Use use) {
    return standard(use.node())
        && SETTINGS.getOrDefault(use.node().getOpType(), Set.of()).contains(use.input());
  }

  /** A normalisation's scale or shift. */
  private static boolean affine(Initialisers.Use use) {
    return standard(use.node())
        && NORMALISATIONS.contains(use.node().getOpType())
        && (use.input() == 1 || use.input() == 2);
  }

  private static boolean standard(NodeProto node) {
    return Nodes.isStandard(node.getDomain());
  }

  /** All ones or all zeros. */
  private boolean plain(TensorProto tensor) {
    if (!values.uniform(tensor)) {
      return false;
    }
    float first = values.floats(tensor)[0];
    return first == 0 || first == 1;
  }
}
