package dev.understudy.farm;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Real ONNX files of a node or two: what they compute can be seen at a glance. */
public final class TinyModels {
  private static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();
  private static final int INT64 = TensorProto.DataType.INT64.getNumber();

  private TinyModels() {}

  /** The picture [N,3,4,4] is the latent [N,48] itself; N is {@code batch}, -1 for dynamic. */
  public static Path latentAsPicture(Path folder, long batch) throws IOException {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("latent-as-picture")
            .addInput(value("latent", FLOAT, batch, 48))
            .addInitializer(shape("to", 0, 3, 4, 4))
            .addNode(node("Reshape", "image", "latent", "to"))
            .addOutput(value("image", FLOAT, batch, 3, 4, 4));
    return write(folder.resolve("latent-as-picture" + batch + ".onnx"), graph);
  }

  /** The latent plus the label's number: picture i of class c is latent i, lightened by c. */
  public static Path classConditional(Path folder) throws IOException {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("class-conditional")
            .addInput(value("latent", FLOAT, -1, 48))
            .addInput(value("label", INT64, -1))
            .addInitializer(shape("to", 0, 3, 4, 4))
            .addInitializer(shape("column", 0, 1, 1, 1))
            .addNode(node("Reshape", "picture", "latent", "to"))
            .addNode(
                node("Cast", "number", "label").toBuilder()
                    .addAttribute(
                        ai.onnx.proto.OnnxMl.AttributeProto.newBuilder()
                            .setName("to")
                            .setType(ai.onnx.proto.OnnxMl.AttributeProto.AttributeType.INT)
                            .setI(FLOAT))
                    .build())
            .addNode(node("Reshape", "light", "number", "column"))
            .addNode(node("Add", "image", "picture", "light"))
            .addOutput(value("image", FLOAT, -1, 3, 4, 4));
    return write(folder.resolve("class-conditional.onnx"), graph);
  }

  /** The latent [N,48] as a picture of another element type (a number of ONNX's), size untold. */
  public static Path cast(Path folder, int type) throws IOException {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("cast")
            .addInput(value("latent", FLOAT, -1, 48))
            .addInitializer(shape("to", 0, 3, 4, 4))
            .addNode(
                node("Cast", "numbers", "latent").toBuilder()
                    .addAttribute(
                        ai.onnx.proto.OnnxMl.AttributeProto.newBuilder()
                            .setName("to")
                            .setType(ai.onnx.proto.OnnxMl.AttributeProto.AttributeType.INT)
                            .setI(type))
                    .build())
            .addNode(node("Reshape", "image", "numbers", "to"))
            .addNode(node("Neg", "extra", "latent"))
            .addOutput(value("image", type, -1, 3, -1, -1))
            .addOutput(value("extra", FLOAT, -1, 48));
    return write(folder.resolve("cast" + type + ".onnx"), graph);
  }

  /** One op between latent and picture: {@code Sqrt} gives NaN, {@code NoSuchOp} does not load. */
  public static Path withOp(Path folder, String op) throws IOException {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName(op)
            .addInput(value("latent", FLOAT, -1, 48))
            .addInitializer(shape("to", 0, 3, 4, 4))
            .addNode(node(op, "changed", "latent"))
            .addNode(node("Reshape", "image", "changed", "to"))
            .addOutput(value("image", FLOAT, -1, 3, 4, 4));
    return write(folder.resolve(op + ".onnx"), graph);
  }

  /** Features [N,48], and no picture. */
  public static Path features(Path folder) throws IOException {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("features")
            .addInput(value("latent", FLOAT, -1, 48))
            .addNode(node("Neg", "features", "latent"))
            .addOutput(value("features", FLOAT, -1, 48));
    return write(folder.resolve("features.onnx"), graph);
  }

  /** A generator of such a model, its latent seeded with 42. */
  public static GeneratorSpec spec(Path model, InputBinding... more) {
    List<InputBinding> inputs = new java.util.ArrayList<>(List.of(more));
    inputs.add(new InputBinding.Latent("latent", 42));
    return new GeneratorSpec(
        "tiny",
        Runtimes.read(model),
        SessionOptions.withThreads(1),
        inputs,
        new ImageOutput(null, -1, 1, null));
  }

  private static Path write(Path file, GraphProto.Builder graph) throws IOException {
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
            .setGraph(graph)
            .build();
    return Files.write(file, model.toByteArray());
  }

  private static NodeProto node(String op, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(op)
        .addAllInput(List.of(inputs))
        .addOutput(output)
        .build();
  }

  private static TensorProto shape(String name, long... dimensions) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(INT64).addDims(dimensions.length);
    for (long dimension : dimensions) {
      tensor.addInt64Data(dimension);
    }
    return tensor.build();
  }

  private static ValueInfoProto value(String name, int type, long... dimensions) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long dimension : dimensions) {
      if (dimension < 0) {
        shape.addDimBuilder().setDimParam("N");
      } else {
        shape.addDimBuilder().setDimValue(dimension);
      }
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
        .build();
  }
}
