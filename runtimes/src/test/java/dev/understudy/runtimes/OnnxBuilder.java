package dev.understudy.runtimes;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.platform.Fp16Conversions;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Builds small ONNX models, so that no binary needs to be trusted. */
final class OnnxBuilder {
  static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
  static final int HALF = TensorProto.DataType.FLOAT16_VALUE;
  static final int INT64 = TensorProto.DataType.INT64_VALUE;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
  private final Random random = new Random(20);
  private final Set<String> domains = new TreeSet<>();
  private final List<FunctionProto> functions = new ArrayList<>();
  private long opset = 17;

  static OnnxBuilder onnx() {
    return new OnnxBuilder();
  }

  OnnxBuilder opset(long version) {
    opset = version;
    return this;
  }

  /** What an exporter says of a constant, in its value's metadata. */
  OnnxBuilder says(String name, String key, String text) {
    ValueInfoProto.Builder value = graph.addValueInfoBuilder().setName(name);
    value.addMetadataPropsBuilder().setKey(key).setValue(text);
    return this;
  }

  /** Dimensions below 0 are dynamic. */
  OnnxBuilder input(String name, int type, long... shape) {
    graph.addInput(value(name, type, shape));
    return this;
  }

  OnnxBuilder output(String name, int type, long... shape) {
    graph.addOutput(value(name, type, shape));
    return this;
  }

  private static ValueInfoProto value(String name, int type, long... shape) {
    TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
    for (long d : shape) {
      TensorShapeProto.Dimension.Builder dim = TensorShapeProto.Dimension.newBuilder();
      dims.addDim(d < 0 ? dim.setDimParam("N") : dim.setDimValue(d));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type).setShape(dims)))
        .build();
  }

  OnnxBuilder floats(String name, float[] values, long... shape) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return tensor(name, FLOAT, raw.array(), shape);
  }

  /** Seeded weights of standard deviation 0.1. */
  OnnxBuilder weights(String name, long... shape) {
    float[] values = new float[(int) LongStream.of(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() * 0.1f;
    }
    return floats(name, values, shape);
  }

  /** Like {@link #weights}, as float16. */
  OnnxBuilder halves(String name, long... shape) {
    ByteBuffer raw =
        ByteBuffer.allocate(2 * (int) LongStream.of(shape).reduce(1, (a, b) -> a * b))
            .order(ByteOrder.LITTLE_ENDIAN);
    while (raw.hasRemaining()) {
      raw.putShort(Fp16Conversions.floatToFp16((float) random.nextGaussian() * 0.1f));
    }
    return tensor(name, HALF, raw.array(), shape);
  }

  OnnxBuilder longs(String name, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return tensor(name, INT64, raw.array(), values.length);
  }

  OnnxBuilder tensor(String name, int type, byte[] raw, long... shape) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type)
            .addAllDims(Arrays.stream(shape).boxed().toList())
            .setRawData(ByteString.copyFrom(raw)));
    return this;
  }

  OnnxBuilder external(String name, String location, long length, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(FLOAT)
            .addAllDims(Arrays.stream(shape).boxed().toList())
            .setDataLocation(TensorProto.DataLocation.EXTERNAL);
    tensor.addExternalDataBuilder().setKey("location").setValue(location);
    tensor.addExternalDataBuilder().setKey("length").setValue(Long.toString(length));
    graph.addInitializer(tensor);
    return this;
  }

  /**
   * Inputs and output names separated by spaces; "_" is an absent input. An operator of a domain is
   * written {@code domain:Op}.
   */
  OnnxBuilder node(String op, String inputs, String outputs, AttributeProto... attributes) {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(op).setName(op + "_" + outputs);
    int colon = op.indexOf(':');
    if (colon >= 0) {
      node.setOpType(op.substring(colon + 1)).setDomain(op.substring(0, colon));
      domains.add(op.substring(0, colon));
    }
    for (String in : inputs.isEmpty() ? new String[0] : inputs.split(" ", -1)) {
      node.addInput(in.equals("_") ? "" : in);
    }
    node.addAllOutput(List.of(outputs.split(" ", -1))).addAllAttribute(List.of(attributes));
    graph.addNode(node);
    return this;
  }

  /** A function of the model's own; one node's attribute is given by the call. */
  OnnxBuilder function(
      String domain, String name, OnnxBuilder body, String node, String attribute, String of) {
    FunctionProto.Builder function = FunctionProto.newBuilder().setDomain(domain).setName(name);
    body.graph.getInputList().forEach(i -> function.addInput(i.getName()));
    body.graph.getOutputList().forEach(o -> function.addOutput(o.getName()));
    for (NodeProto inner : body.graph.getNodeList()) {
      NodeProto.Builder made = inner.toBuilder();
      if (inner.getName().equals(node)) {
        made.addAttributeBuilder()
            .setName(attribute)
            .setType(AttributeProto.AttributeType.INT)
            .setRefAttrName(of);
      }
      function.addNode(made);
    }
    function.addAttribute(of);
    function.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17));
    functions.add(function.build());
    return this;
  }

  static AttributeProto ints(String name, long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(Arrays.stream(values).boxed().toList())
        .build();
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto real(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  static AttributeProto text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  static AttributeProto body(String name, OnnxBuilder body) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.GRAPH)
        .setG(body.graph)
        .build();
  }

  byte[] bytes() {
    ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8).setGraph(graph);
    model.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset));
    for (String domain : domains) {
      model.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(1));
    }
    model.addAllFunctions(functions);
    return model.build().toByteArray();
  }

  ModelFile in(Path folder) {
    try {
      return Runtimes.read(Files.write(Files.createTempFile(folder, "model", ".onnx"), bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
