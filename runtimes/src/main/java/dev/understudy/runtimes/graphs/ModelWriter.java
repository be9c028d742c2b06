package dev.understudy.runtimes.graphs;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.understudy.common.InputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/** Writes a model whole or not at all: beside its place first, then moved into it. */
final class ModelWriter {
  /** With 18 came Resize over chosen axes. */
  private static final int OPERATOR_SET = 18;

  /** The one that came with operator set 18. */
  private static final int IR_VERSION = 8;

  private static final int MEBIBYTE = 1 << 20;

  private ModelWriter() {}

  static void write(GraphProto graph, List<Initialiser> weights, Path file) {
    try {
      Path folder = file.toAbsolutePath().normalize().getParent();
      if (folder == null) {
        throw new IOException("it is no file name");
      }
      Files.createDirectories(folder);
      Path part = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), MEBIBYTE)) {
          writeTo(graph, weights, out);
        }
        move(part, file);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new InputException(
          file.toString(),
          "the model cannot be written (" + e + ")",
          "a folder that may be written, with space left",
          "free some space or choose another folder",
          e);
    }
  }

  /** The operator set comes last, so that a file cut short is seen to be one. */
  private static void writeTo(GraphProto graph, List<Initialiser> weights, OutputStream stream)
      throws IOException {
    long size = graph.getSerializedSize();
    for (Initialiser each : weights) {
      size += each.fieldSize();
    }
    if (size > Integer.MAX_VALUE - MEBIBYTE) {
      throw new IOException("it would be larger than 2 GiB, which no protobuf file can be");
    }
    CodedOutputStream out = CodedOutputStream.newInstance(stream, MEBIBYTE);
    ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("understudy")
        .build()
        .writeTo(out);
    out.writeTag(ModelProto.GRAPH_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag((int) size);
    graph.writeTo(out);
    for (Initialiser each : weights) {
      each.writeTo(out);
    }
    ModelProto.newBuilder()
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
        .build()
        .writeTo(out);
    out.flush();
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
