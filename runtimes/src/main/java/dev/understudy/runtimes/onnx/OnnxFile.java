package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import dev.understudy.common.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Reads an ONNX file's protobuf, leaving the weights in the mapped file rather than on the heap.
 */
public final class OnnxFile {
  private OnnxFile() {}

  /**
   * The file's model.
   *
   * @throws InputException if the file is not a whole ONNX model
   */
  public static ModelProto parse(Path path) {
    try {
      return parseWhole(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static ModelProto parseWhole(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw notOnnx(path, "it is larger than 2 GiB, which no protobuf file can be", null);
      }
      MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      CodedInputStream in = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
      in.enableAliasing(true);
      ModelProto model = ModelProto.parseFrom(in);
      checkWhole(path, model);
      return model;
    } catch (InvalidProtocolBufferException e) {
      throw notOnnx(path, "it does not parse as an ONNX protobuf (" + e.getMessage() + ")", e);
    }
  }

  /** Parts are written in the order of their numbers, so the operator sets come after the graph. */
  private static void checkWhole(Path path, ModelProto model) throws IOException {
    GraphProto graph = model.getGraph();
    if (!model.hasGraph() || graph.getOutputCount() == 0) {
      throw notOnnx(path, "it holds no graph with outputs", null);
    }
    if (model.getOpsetImportCount() == 0) {
      throw notOnnx(path, "it names no operator set", null);
    }
  }

  private static InputException notOnnx(Path path, String problem, @Nullable Exception cause)
      throws IOException {
    String hint = FileKind.hint(path);
    InputException error =
        new InputException(
            path.toString(),
            "not a whole ONNX or TFLite model: " + (hint.isEmpty() ? problem : hint),
            "an .onnx file (a graph and its operator sets) or a .tflite file",
            "copy it again if it was cut short, or export the model as ONNX or TFLite");
    if (cause != null) {
      error.addSuppressed(cause);
    }
    return error;
  }
}
