package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.understudy.runtimes.cost.BufferSigns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sorts initialisers into parameters, buffers and the rest. Where the file says what a tensor was
 * ({@link Provenance}), that holds. Else parameters are float tensors and integer tensors in a
 * quantised operator's weight or bias place; buffers are what {@link BufferSigns} shows,
 * BatchNormalization's running statistics, and quantisation scales; and what the exporter made
 * ({@link ExporterConstants}) is neither.
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

  /** A node and which of its inputs a tensor is. */
  record Use(NodeProto node, int input) {}

  private final TensorValues values;
  private final ExporterConstants made;
  private final Provenance provenance;
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
    made = new ExporterConstants(values);
    provenance = Provenance.of(model.getGraph(), needed);
    List<TensorProto> all = new ArrayList<>(model.getGraph().getInitializerList());
    for (NodeProto node : Nodes.withBodies(needed)) {
      Nodes.bodies(node).forEach(body -> all.addAll(body.getInitializerList()));
    }
    add(all);
    needed.forEach(node -> all.forEach(tensor -> addAlias(node, tensor)));
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

  /**
   * A constant that was folded from several tensors comes after those that hold them one by one,
   * since it adds nothing where they do: a demodulation's sum of squares beside its weights.
   */
  private void add(List<TensorProto> all) {
    Set<String> held = new HashSet<>();
    all.stream()
        .sorted(
            Comparator.<TensorProto>comparingInt(t -> provenance.origins(t.getName()).size())
                .thenComparing(Initialisers::size, Comparator.reverseOrder()))
        .forEach(
            tensor -> {
              elements += size(tensor);
              List<Use> of = uses(tensor);
              if (!of.isEmpty()) {
                Set<String> origins = provenance.origins(tensor.getName());
                boolean copy =
                    provenance.folded(tensor.getName())
                        && !origins.isEmpty()
                        && held.containsAll(origins);
                held.addAll(origins);
                add(tensor, of, copy);
              }
            });
  }

  /**
   * TorchScript's exporter writes equal tensors once and the others as Identity of the first, under
   * their own names. Where all elements are one number these are biases that were never trained,
   * each a parameter of its own, and where the first is a buffer it is not what is trained under
   * the other name; else they are one parameter that is used twice.
   */
  private void addAlias(NodeProto node, TensorProto tensor) {
    if (!isIdentity(node)
        || !node.getInput(0).equals(tensor.getName())
        || !FLOATS.contains(tensor.getDataType())) {
      return;
    }
    TensorProto alias = tensor.toBuilder().setName(node.getOutput(0)).build();
    if (values.uniform(tensor)
        || (is(tensor, Provenance.Kind.BUFFER) && is(alias, Provenance.Kind.PARAMETER))) {
      add(alias, uses(alias), false);
    }
  }

  private boolean is(TensorProto tensor, Provenance.Kind kind) {
    return kind(tensor, uses(tensor), false) == kind;
  }

  private List<Use> uses(TensorProto tensor) {
    return uses.getOrDefault(tensor.getName(), List.of());
  }

  private static long size(TensorProto tensor) {
    return tensor.getDimsList().stream().reduce(1L, Math::multiplyExact);
  }

  private void add(TensorProto tensor, List<Use> of, boolean copy) {
    boolean real = FLOATS.contains(tensor.getDataType());
    if (!real) {
      parameters += of.stream().anyMatch(Initialisers::quantisedWeight) ? size(tensor) : 0;
      return;
    }
    Provenance.Kind kind =
        provenance.kind(tensor.getName()).orElseGet(() -> kind(tensor, of, copy));
    switch (kind) {
      case PARAMETER -> parameters += size(tensor);
      case BUFFER -> buffers += size(tensor);
      case CONSTANT -> {
        // it is among the elements alone
      }
    }
  }

  private Provenance.Kind kind(TensorProto tensor, List<Use> of, boolean copy) {
    if (copy || made.contain(tensor, of)) {
      return Provenance.Kind.CONSTANT;
    }
    return buffer(tensor, of) ? Provenance.Kind.BUFFER : Provenance.Kind.PARAMETER;
  }

  private static boolean quantisedWeight(Use use) {
    return QUANTISED_WEIGHTS.getOrDefault(use.node().getOpType(), Set.of()).contains(use.input());
  }

  private boolean buffer(TensorProto tensor, List<Use> of) {
    return BufferSigns.named(tensor.getName())
        || provenance.origins(tensor.getName()).stream().anyMatch(BufferSigns::named)
        || (of.stream().anyMatch(Initialisers::statistic)
            && of.stream().allMatch(u -> statistic(u) || isIdentity(u.node())))
        || of.stream().allMatch(Initialisers::scale)
        || blur(tensor, of)
        || noise(tensor, of)
        || grid(tensor);
  }

  private static boolean isIdentity(NodeProto node) {
    return node.getOpType().equals("Identity");
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

  /** [1,1,H,W]: any other square may be a weight that was drawn alike and never trained. */
  private boolean noise(TensorProto tensor, List<Use> of) {
    return tensor.getDimsCount() == 4
        && tensor.getDims(0) == 1
        && tensor.getDims(1) == 1
        && of.stream().allMatch(u -> Set.of("Mul", "Add").contains(u.node().getOpType()))
        && BufferSigns.noise(values.floats(tensor), tensor.getDims(2), tensor.getDims(3));
  }

  /** [H,W,2] or [1,H,W,2]. */
  private boolean grid(TensorProto tensor) {
    int rank = tensor.getDimsCount();
    boolean shaped = rank == 3 || (rank == 4 && tensor.getDims(0) == 1);
    return shaped
        && tensor.getDims(rank - 1) == 2
        && BufferSigns.grid(
            values.floats(tensor), tensor.getDims(rank - 3), tensor.getDims(rank - 2));
  }
}
