package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.CodedOutputStream;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import dev.understudy.runtimes.tensors.Binding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Tensors' shapes as a real run has them. A {@code Shape} node is hung on each tensor, so that one
 * run tells them all without keeping any tensor longer than the model itself would.
 */
final class Shapes {
  private static final String PREFIX = "understudy.shape.";
  private static final String EXTERNAL_FOLDER =
      "session.model_external_initializers_file_folder_path";

  private Shapes() {}

  /**
   * The named tensors' shapes.
   *
   * @param needed the nodes to run, in the graph's order
   */
  static Map<String, long[]> of(
      ModelFile file,
      ModelProto model,
      List<NodeProto> needed,
      Collection<String> names,
      Map<String, Tensor> example) {
    Map<String, long[]> shapes = new HashMap<>();
    for (TensorProto tensor : model.getGraph().getInitializerList()) {
      shapes.put(
          tensor.getName(), tensor.getDimsList().stream().mapToLong(Long::longValue).toArray());
    }
    List<String> unknown =
        new LinkedHashSet<>(names).stream().filter(n -> !shapes.containsKey(n)).toList();
    if (!unknown.isEmpty()) {
      shapes.putAll(run(file, withShapeNodes(model, needed, unknown), unknown, example));
    }
    return shapes;
  }

  private static ModelProto withShapeNodes(
      ModelProto model, List<NodeProto> needed, List<String> names) {
    GraphProto.Builder graph = model.getGraph().toBuilder().clearNode().clearOutput();
    graph.addAllNode(needed);
    TypeProto longs =
        TypeProto.newBuilder()
            .setTensorType(
                TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.INT64_VALUE))
            .build();
    for (int i = 0; i < names.size(); i++) {
      graph.addNode(
          NodeProto.newBuilder()
              .setName(PREFIX + i)
              .setOpType("Shape")
              .addInput(names.get(i))
              .addOutput(PREFIX + i));
      graph.addOutput(ValueInfoProto.newBuilder().setName(PREFIX + i).setType(longs));
    }
    return model.toBuilder().setGraph(graph).build();
  }

  private static Map<String, long[]> run(
      ModelFile file, ModelProto model, List<String> names, Map<String, Tensor> example) {
    String where = file.path().toString();
    SessionOptions plain =
        new SessionOptions(Runtime.getRuntime().availableProcessors(), false, false);
    try (OrtSession.SessionOptions options = Ort.options(plain, false)) {
      options.addConfigEntry(
          EXTERNAL_FOLDER, file.path().toAbsolutePath().resolveSibling("").toString());
      try (OrtSession session = Ort.environment().createSession(bytes(model), options)) {
        return run(where, session, names, example);
      } catch (OrtException e) {
        throw Ort.refused(where, e);
      }
    } catch (OrtException e) {
      throw Ort.refused(where, e);
    }
  }

  private static Map<String, long[]> run(
      String where, OrtSession session, List<String> names, Map<String, Tensor> example)
      throws OrtException {
    List<TensorSpec> specs = session.getInputInfo().values().stream().map(OrtTypes::spec).toList();
    Binding.checkInputs(where, specs, example);
    Map<String, OnnxTensor> bound = OrtTensors.bind(where, specs, example);
    try (OrtSession.Result result = session.run(bound)) {
      List<OnnxValue> values = new ArrayList<>();
      result.forEach(e -> values.add(e.getValue()));
      Map<String, long[]> shapes = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        shapes.put(
            names.get(i), ((Tensor.Longs) OrtTensors.fromOrt((OnnxTensor) values.get(i))).data());
      }
      return shapes;
    } catch (OrtException e) {
      throw Ort.failed(where, e);
    } finally {
      bound.values().forEach(OnnxTensor::close);
    }
  }

  private static ByteBuffer bytes(ModelProto model) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(model.getSerializedSize());
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      model.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer of the model's own size is full", e);
    }
    return bytes.rewind();
  }
}
