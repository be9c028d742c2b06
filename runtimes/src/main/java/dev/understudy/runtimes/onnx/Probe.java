package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
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
 * What a real run shows of tensors. Small nodes are hung on each, so that one run tells all without
 * keeping any tensor longer than the model itself would.
 *
 * @param file the model's file
 * @param example the inputs to run it with
 */
record Probe(ModelFile file, Map<String, Tensor> example) {
  private static final String PREFIX = "understudy.probe.";
  private static final String EXTERNAL_FOLDER =
      "session.model_external_initializers_file_folder_path";

  /**
   * The named tensors' shapes.
   *
   * @param model the file's model, or what was made of it
   * @param needed the nodes to run, in the graph's order
   */
  Map<String, long[]> shapes(ModelProto model, List<NodeProto> needed, Collection<String> names) {
    Map<String, long[]> shapes = new HashMap<>();
    for (TensorProto tensor : model.getGraph().getInitializerList()) {
      shapes.put(
          tensor.getName(), tensor.getDimsList().stream().mapToLong(Long::longValue).toArray());
    }
    List<String> unknown =
        new LinkedHashSet<>(names).stream().filter(n -> !shapes.containsKey(n)).toList();
    NodeProto shape = NodeProto.newBuilder().setOpType("Shape").build();
    shapes.putAll(run(model, needed, unknown, shape));
    return shapes;
  }

  /** The named tensors' values as whole numbers; for conditions. */
  Map<String, long[]> values(ModelProto model, List<NodeProto> needed, Collection<String> names) {
    AttributeProto to =
        AttributeProto.newBuilder()
            .setName("to")
            .setType(AttributeProto.AttributeType.INT)
            .setI(TensorProto.DataType.INT64_VALUE)
            .build();
    NodeProto cast = NodeProto.newBuilder().setOpType("Cast").addAttribute(to).build();
    return run(model, needed, new LinkedHashSet<>(names).stream().toList(), cast);
  }

  private Map<String, long[]> run(
      ModelProto model, List<NodeProto> needed, List<String> names, NodeProto how) {
    return names.isEmpty() ? Map.of() : run(probed(model, needed, names, how), names);
  }

  private static ModelProto probed(
      ModelProto model, List<NodeProto> needed, List<String> names, NodeProto how) {
    GraphProto.Builder graph = model.getGraph().toBuilder().clearNode().clearOutput();
    graph.addAllNode(needed);
    TypeProto longs =
        TypeProto.newBuilder()
            .setTensorType(
                TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.INT64_VALUE))
            .build();
    for (int i = 0; i < names.size(); i++) {
      graph.addNode(
          how.toBuilder().setName(PREFIX + i).addInput(names.get(i)).addOutput(PREFIX + i));
      graph.addOutput(ValueInfoProto.newBuilder().setName(PREFIX + i).setType(longs));
    }
    return model.toBuilder().setGraph(graph).build();
  }

  private Map<String, long[]> run(ModelProto model, List<String> names) {
    String where = file.path().toString();
    SessionOptions plain =
        new SessionOptions(Runtime.getRuntime().availableProcessors(), false, false);
    try (OrtSession.SessionOptions options = Ort.options(plain, false)) {
      options.addConfigEntry(
          EXTERNAL_FOLDER, file.path().toAbsolutePath().resolveSibling("").toString());
      try (OrtSession session = Ort.environment().createSession(bytes(model), options)) {
        return run(where, session, names);
      } catch (OrtException e) {
        throw Ort.refused(where, e);
      }
    } catch (OrtException e) {
      throw Ort.refused(where, e);
    }
  }

  private Map<String, long[]> run(String where, OrtSession session, List<String> names)
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
