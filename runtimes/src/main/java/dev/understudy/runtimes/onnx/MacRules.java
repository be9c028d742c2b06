package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import dev.understudy.runtimes.cost.Macs;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Each operator that multiplies and accumulates, and how often. */
final class MacRules {
  private static final Map<String, Function<NodeShapes, Optional<Macs>>> STANDARD =
      Map.ofEntries(
          Map.entry("Conv", MacRules::conv),
          Map.entry("DeformConv", MacRules::conv),
          Map.entry("ConvInteger", MacRules::conv),
          Map.entry("QLinearConv", n -> conv(n, 3)),
          Map.entry("ConvTranspose", MacRules::convTranspose),
          Map.entry("MatMul", n -> perOutput(n, n.last(0, 0))),
          Map.entry("MatMulInteger", n -> perOutput(n, n.last(0, 0))),
          Map.entry("QLinearMatMul", n -> perOutput(n, n.last(0, 0))),
          Map.entry("Gemm", MacRules::gemm),
          Map.entry("Einsum", MacRules::einsum),
          Map.entry("Attention", MacRules::attention));

  /** What torchprofile 0.0.2 counts by its output's elements. BatchNormalization counts nothing. */
  private static final Set<String> BY_ELEMENT =
      Set.of(
          "Mul",
          "InstanceNormalization",
          "LayerNormalization",
          "GroupNormalization",
          "RMSNormalization",
          "MeanVarianceNormalization",
          "LeakyRelu",
          "AveragePool",
          "GlobalAveragePool",
          "ReduceMean");

  private static final Set<String> MICROSOFT_BY_ELEMENT =
      Set.of(
          "SkipLayerNormalization",
          "SimplifiedLayerNormalization",
          "SkipSimplifiedLayerNormalization",
          "GroupNorm",
          "SkipGroupNorm",
          "QLinearMul",
          "QLinearLeakyRelu",
          "QLinearAveragePool",
          "QLinearGlobalAveragePool",
          "QLinearReduceMean");

  private static final Map<String, Function<NodeShapes, Optional<Macs>>> MICROSOFT =
      Map.ofEntries(
          Map.entry("FusedConv", MacRules::conv),
          Map.entry("FusedMatMul", MacRules::gemm),
          Map.entry("FusedGemm", MacRules::gemm),
          Map.entry("QGemm", MacRules::gemm),
          Map.entry("TransposeMatMul", MacRules::gemm),
          Map.entry("DynamicQuantizeMatMul", n -> perOutput(n, n.last(0, 0))),
          Map.entry("MatMulIntegerToFloat", n -> perOutput(n, n.last(0, 0))),
          Map.entry("MatMulNBits", n -> perOutput(n, n.last(0, 0))),
          Map.entry("MultiHeadAttention", MacRules::attention));

  private MacRules() {}

  /** Whether a node's operator only counts by its output's elements, in one convention. */
  static boolean byElement(NodeProto node) {
    return Nodes.isStandard(node.getDomain())
        ? BY_ELEMENT.contains(node.getOpType())
        : node.getDomain().equals("com.microsoft")
            && MICROSOFT_BY_ELEMENT.contains(node.getOpType());
  }

  /** The rule for a node's operator, or null if it has none. */
  static @Nullable Function<NodeShapes, Optional<Macs>> of(NodeProto node) {
    if (Nodes.isStandard(node.getDomain())) {
      return STANDARD.get(node.getOpType());
    }
    return node.getDomain().equals("com.microsoft") ? MICROSOFT.get(node.getOpType()) : null;
  }

  private static Optional<Macs> perOutput(NodeShapes n, long each) {
    return Optional.of(Macs.of(Math.multiplyExact(n.outElements(), each)));
  }

  private static Optional<Macs> conv(NodeShapes n) {
    return conv(n, 1);
  }

  /** Weights [M, C/group, k...]: each output element sums over C/group · k. */
  private static Optional<Macs> conv(NodeShapes n, int w) {
    long[] weights = n.in(w);
    return perOutput(n, Macs.product(weights, 1, weights.length));
  }

  /** Weights [C, M/group, k...]: each input element is spread over M/group · k. */
  private static Optional<Macs> convTranspose(NodeShapes n) {
    long[] weights = n.in(1);
    long kernel = Macs.product(weights, 2, weights.length);
    long onInput = Macs.elements(n.in(0)) * weights[1] * kernel;
    long onOutput = n.outElements() * (weights[0] / n.attribute("group", 1)) * kernel;
    return Optional.of(new Macs(onInput, onOutput));
  }

  private static Optional<Macs> gemm(NodeShapes n) {
    return perOutput(n, n.last(0, n.attribute("transA", 0) == 0 ? 0 : 1));
  }

  /**
   * Two operands: the product of the sizes of all labels that are in the result or in both; one
   * that is in a single operand is summed there before the product.
   */
  private static Optional<Macs> einsum(NodeShapes n) {
    String equation =
        Nodes.attribute(n.node(), "equation")
            .map(a -> a.getS().toStringUtf8().replace(" ", ""))
            .orElse("...");
    int operands = n.node().getInputCount();
    if (operands == 1) {
      return Optional.of(Macs.NONE);
    }
    String[] sides = equation.split("->", -1);
    String[] terms = sides[0].split(",", -1);
    if (operands != 2 || equation.contains(".") || terms.length != 2) {
      return Optional.empty();
    }
    Map<Character, Long> sizes = new HashMap<>();
    for (int i = 0; i < 2; i++) {
      for (int d = 0; d < terms[i].length(); d++) {
        char label = terms[i].charAt(d);
        // Without "->" the result has the labels that occur once.
        boolean kept = sides.length < 2 || sides[1].indexOf(label) >= 0;
        if (kept || terms[1 - i].indexOf(label) >= 0) {
          sizes.merge(label, n.in(i)[d], Math::max);
        }
      }
    }
    return Optional.of(Macs.of(sizes.values().stream().reduce(1L, Math::multiplyExact)));
  }

  /** Q·Kᵀ and the weighted sum of V, for separate Q, K and V without a cache. */
  private static Optional<Macs> attention(NodeShapes n) {
    boolean standard = Nodes.isStandard(n.node().getDomain());
    boolean cached = standard ? n.hasInput(4) : n.hasInput(6);
    if (!n.hasInput(1) || !n.hasInput(2) || cached || n.in(1).length > 4) {
      return Optional.empty();
    }
    // [B,S,heads·D] or [B,heads,S,D]: the sequence is the last dimension but one in both.
    long keys = n.last(1, 1);
    return Optional.of(Macs.of(Math.multiplyExact(Macs.elements(n.in(0)) + n.outElements(), keys)));
  }
}
