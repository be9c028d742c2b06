package dev.understudy.runtimes.graphs;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Weights on their way into a file. They are written from the array they came in: a protobuf object
 * of them would be a second copy on the heap, and VGG16's are 553 MB.
 */
final class Initialiser {
  private static final int CHUNK_FLOATS = 1 << 14;

  private final TensorProto header;
  private final float[] data;

  Initialiser(String name, float[] data, long... shape) {
    long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (size != data.length) {
      throw new IllegalArgumentException(
          name + ": " + data.length + " values do not fill shape " + Arrays.toString(shape));
    }
    this.data = data;
    this.header =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .addAllDims(Arrays.stream(shape).boxed().toList())
            .build();
  }

  /** The size of this tensor as a field of its graph, tag and length included. */
  long fieldSize() {
    long size = messageSize();
    return CodedOutputStream.computeTagSize(GraphProto.INITIALIZER_FIELD_NUMBER)
        + CodedOutputStream.computeUInt32SizeNoTag((int) size)
        + size;
  }

  private long messageSize() {
    long bytes = 4L * data.length;
    return header.getSerializedSize()
        + CodedOutputStream.computeTagSize(TensorProto.RAW_DATA_FIELD_NUMBER)
        + CodedOutputStream.computeUInt32SizeNoTag((int) bytes)
        + bytes;
  }

  void writeTo(CodedOutputStream out) throws IOException {
    out.writeTag(GraphProto.INITIALIZER_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag((int) messageSize());
    header.writeTo(out);
    out.writeTag(TensorProto.RAW_DATA_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag(4 * data.length);
    ByteBuffer chunk = ByteBuffer.allocate(4 * CHUNK_FLOATS).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < data.length; from += CHUNK_FLOATS) {
      int count = Math.min(CHUNK_FLOATS, data.length - from);
      chunk.asFloatBuffer().put(data, from, count);
      out.writeRawBytes(chunk.array(), 0, 4 * count);
    }
  }
}
