package dev.understudy.runtimes.graphs;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws an ONNX model operator by operator, for networks whose weights come from elsewhere. All
 * tensors are float32; pictures are {@code [N,C,H,W]}. The meaning of each operator is ONNX's,
 * operator set 18. Whether shapes fit is found by the runtime that loads the model.
 *
 * <p>Arrays of weights are not copied, so that a network costs its weights' memory once. Not
 * thread-safe.
 */
public final class GraphBuilder {
  private static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;

  private final GraphProto.Builder graph;
  private final List<Initialiser> weights = new ArrayList<>();
  private int values;

  /** An empty graph of that name. */
  public GraphBuilder(String name) {
    graph = GraphProto.newBuilder().setName(name);
  }

  /**
   * An input.
   *
   * @param shape its dimensions, -1 where any size will do; such a dimension has the same size in
   *     every input and output that has one at its place
   */
  public Value input(String name, long... shape) {
    graph.addInput(info(name, shape));
    return new Value(name);
  }

  /** Makes a value an output, named as given, of that shape (-1 as in {@link #input}). */
  public void output(String name, Value value, long... shape) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Identity")
            .setName(name)
            .addInput(value.name())
            .addOutput(name));
    graph.addOutput(info(name, shape));
  }

  private static ValueInfoProto info(String name, long... shape) {
    TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
    for (int axis = 0; axis < shape.length; axis++) {
      TensorShapeProto.Dimension.Builder dim = dims.addDimBuilder();
      if (shape[axis] < 0) {
        dim.setDimParam(axis < 4 ? "NCHW".substring(axis, axis + 1) : "axis" + axis);
      } else {
        dim.setDimValue(shape[axis]);
      }
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(dims)))
        .build();
  }

  /** Weights, row-major; {@code data} is read when the model is written. */
  public Value weights(String name, float[] data, long... shape) {
    weights.add(new Initialiser(name, data, shape));
    return new Value(name);
  }

  /** A scalar constant. */
  public Value scalar(float value) {
    return weights(fresh("scalar"), new float[] {value});
  }

  /**
   * Convolves.
   *
   * @param x {@code [N,C,H,W]}
   * @param weight {@code [out, C/groups, height, width]}
   * @param bias {@code [out]}, or null for none
   * @param groups into how many the channels are split, 1 for one convolution over all
   */
  public Value conv(Value x, Value weight, @Nullable Value bias, Window window, int groups) {
    if (window.ceil()) {
      throw new IllegalArgumentException("a convolution counts whole windows only");
    }
    List<AttributeProto> attributes = new ArrayList<>(Attributes.kernel(window));
    attributes.add(Attributes.integer("group", groups));
    return bias == null
        ? node("Conv", attributes, x, weight)
        : node("Conv", attributes, x, weight, bias);
  }

  /** The larger of a value and zero. */
  public Value relu(Value x) {
    return node("Relu", List.of(), x);
  }

  /** The largest in each window; padding never is. */
  public Value maxPool(Value x, Window window) {
    return node("MaxPool", pooling(window), x);
  }

  /**
   * The mean over each window.
   *
   * @param countPadding whether padding counts as zeros, or not at all
   */
  public Value averagePool(Value x, Window window, boolean countPadding) {
    List<AttributeProto> attributes = new ArrayList<>(pooling(window));
    attributes.add(Attributes.flag("count_include_pad", countPadding));
    return node("AveragePool", attributes, x);
  }

  private static List<AttributeProto> pooling(Window window) {
    return Stream.concat(
            Attributes.kernel(window).stream(),
            Stream.of(Attributes.flag("ceil_mode", window.ceil())))
        .toList();
  }

  /** The mean over all pixels: {@code [N,C,1,1]}. */
  public Value globalAveragePool(Value x) {
    return node("GlobalAveragePool", List.of(), x);
  }

  /** Values one after the other along an axis. */
  public Value concat(int axis, List<Value> parts) {
    return node("Concat", List.of(Attributes.integer("axis", axis)), parts.toArray(new Value[0]));
  }

  /** The matrix product, as NumPy's {@code matmul}. */
  public Value matmul(Value a, Value b) {
    return node("MatMul", List.of(), a, b);
  }

  /**
   * A fully connected layer, {@code x · weightᵀ + bias}.
   *
   * @param x {@code [N, in]}
   * @param weight {@code [out, in]}
   * @param bias {@code [out]}, or null for none
   */
  public Value linear(Value x, Value weight, @Nullable Value bias) {
    List<AttributeProto> attributes = List.of(Attributes.flag("transB", true));
    return bias == null
        ? node("Gemm", attributes, x, weight)
        : node("Gemm", attributes, x, weight, bias);
  }

  /** Sums, one stretched to the other's shape as NumPy does. */
  public Value add(Value a, Value b) {
    return node("Add", List.of(), a, b);
  }

  /** Differences, stretched as {@link #add}. */
  public Value subtract(Value a, Value b) {
    return node("Sub", List.of(), a, b);
  }

  /** Products, stretched as {@link #add}. */
  public Value multiply(Value a, Value b) {
    return node("Mul", List.of(), a, b);
  }

  /** Quotients, stretched as {@link #add}. */
  public Value divide(Value a, Value b) {
    return node("Div", List.of(), a, b);
  }

  /** Square roots. */
  public Value sqrt(Value x) {
    return node("Sqrt", List.of(), x);
  }

  /** Powers. */
  public Value power(Value x, float exponent) {
    return node("Pow", List.of(), x, scalar(exponent));
  }

  /** The sum over some axes, which stay with size 1 or go. */
  public Value sum(Value x, boolean keep, long... axes) {
    return node("ReduceSum", List.of(Attributes.flag("keepdims", keep)), x, longs(axes));
  }

  /** The mean over some axes, which stay with size 1 or go. */
  public Value mean(Value x, boolean keep, long... axes) {
    return node("ReduceMean", List.of(Attributes.flag("keepdims", keep)), x, longs(axes));
  }

  /** One row per first index: {@code [N, C·H·W]}. */
  public Value flatten(Value x) {
    return node("Flatten", List.of(Attributes.integer("axis", 1)), x);
  }

  /** Another shape of the same values; one dimension may be -1, to be found; 0 keeps one. */
  public Value reshape(Value x, long... shape) {
    return node("Reshape", List.of(), x, longs(shape));
  }

  /** The axes in another order. */
  public Value transpose(Value x, long... order) {
    return node("Transpose", List.of(Attributes.ints("perm", order)), x);
  }

  /** The part of an axis from {@code from} on, up to but without {@code to}. */
  public Value slice(Value x, int axis, long from, long to) {
    return node("Slice", List.of(), x, longs(from), longs(to), longs(axis));
  }

  /** A value cut along an axis into parts of equal size. */
  public List<Value> split(Value x, int axis, int parts) {
    List<Value> made = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      made.add(new Value(fresh("Split")));
    }
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Split")
            .setName(made.get(0).name())
            .addInput(x.name())
            .addAllOutput(made.stream().map(Value::name).toList())
            .addAttribute(Attributes.integer("axis", axis))
            .addAttribute(Attributes.integer("num_outputs", parts)));
    return made;
  }

  /**
   * Bilinear, to the rows and columns of another value, as PyTorch's {@code interpolate} does with
   * {@code align_corners=False}: half-pixel centres, no antialiasing.
   */
  public Value resizeLinear(Value x, Value like) {
    Value size = node("Shape", List.of(Attributes.integer("start", 2)), like);
    Value none = new Value("");
    return node(
        "Resize",
        List.of(
            Attributes.text("mode", "linear"),
            Attributes.text("coordinate_transformation_mode", "half_pixel"),
            Attributes.ints("axes", 2, 3)),
        x,
        none,
        none,
        size);
  }

  /**
   * Writes the model; a file there is replaced, whole or not at all, and folders above it are made.
   *
   * @throws dev.understudy.common.InputException if it cannot be written
   */
  public void write(Path file) {
    ModelWriter.write(graph.build(), weights, file);
  }

  private Value node(String operator, List<AttributeProto> attributes, Value... inputs) {
    String name = fresh(operator);
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(name)
            .addAllInput(Arrays.stream(inputs).map(Value::name).toList())
            .addOutput(name)
            .addAllAttribute(attributes));
    return new Value(name);
  }

  private Value longs(long... data) {
    ByteBuffer raw = ByteBuffer.allocate(8 * data.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(data);
    String name = fresh("longs");
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64_VALUE)
            .addDims(data.length)
            .setRawData(ByteString.copyFrom(raw.array())));
    return new Value(name);
  }

  private String fresh(String stem) {
    return stem + "_" + values++;
  }
}
