package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.platform.Fp16Conversions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Initialisers' values, wherever a file keeps them.
 *
 * @param file the model's file, beside which its external data lies
 */
record TensorValues(Path file) {
  /** The values as floats; none where they are neither float32 nor float16. */
  float[] floats(TensorProto tensor) {
    int type = tensor.getDataType();
    boolean half = type == TensorProto.DataType.FLOAT16_VALUE;
    if (!half && type != TensorProto.DataType.FLOAT_VALUE) {
      return new float[0];
    }
    if (tensor.getFloatDataCount() > 0) {
      float[] values = new float[tensor.getFloatDataCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = tensor.getFloatData(i);
      }
      return values;
    }
    if (tensor.getInt32DataCount() > 0) {
      float[] values = new float[tensor.getInt32DataCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = Fp16Conversions.fp16ToFloat((short) tensor.getInt32Data(i));
      }
      return values;
    }
    ByteBuffer raw = raw(tensor).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[raw.remaining() / (half ? 2 : 4)];
    for (int i = 0; i < values.length; i++) {
      values[i] = half ? Fp16Conversions.fp16ToFloat(raw.getShort()) : raw.getFloat();
    }
    return values;
  }

  /** Whether all elements are one number. */
  boolean uniform(TensorProto tensor) {
    float[] all = floats(tensor);
    for (float v : all) {
      if (v != all[0]) {
        return false;
      }
    }
    return all.length > 0;
  }

  private ByteBuffer raw(TensorProto tensor) {
    if (tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL) {
      return tensor.getRawData().asReadOnlyByteBuffer();
    }
    long elements = tensor.getDimsList().stream().reduce(1L, Math::multiplyExact);
    long size = tensor.getDataType() == TensorProto.DataType.FLOAT16_VALUE ? 2 : 4;
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(elements * size));
    Path data = file.toAbsolutePath().resolveSibling(ExternalData.entry(tensor, "location", ""));
    try (FileChannel channel = FileChannel.open(data)) {
      long at = Long.parseLong(ExternalData.entry(tensor, "offset", "0"));
      while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
        // until it is full
      }
      return bytes.flip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + data, e);
    }
  }
}
