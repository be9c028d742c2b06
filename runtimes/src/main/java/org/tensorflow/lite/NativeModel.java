package org.tensorflow.lite;

import java.io.File;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.jspecify.annotations.Nullable;

/**
 * A verified flatbuffer in native memory. Verification comes first because the interpreter follows
 * a corrupt file's offsets blindly, out of the process's memory.
 *
 * @param flatBuffer the model
 * @param bytes what it points into, null if the native library mapped a file itself
 */
record NativeModel(FlatBufferModel flatBuffer, @Nullable BytePointer bytes)
    implements AutoCloseable {

  /**
   * @throws IllegalArgumentException if the file is missing or not a valid TFLite flatbuffer
   */
  static NativeModel of(File file) {
    if (!file.isFile()) {
      throw new IllegalArgumentException(file + " is not a file");
    }
    return new NativeModel(
        valid(FlatBufferModel.VerifyAndBuildFromFile(file.getPath()), file.toString()), null);
  }

  /**
   * @throws IllegalArgumentException if the buffer is not a valid TFLite flatbuffer
   */
  static NativeModel of(ByteBuffer buffer) {
    // Copied: the caller may change its buffer, and only a direct one has an address that stays.
    BytePointer bytes = new BytePointer((long) buffer.remaining());
    bytes.asByteBuffer().put(buffer.duplicate());
    try {
      FlatBufferModel model = FlatBufferModel.VerifyAndBuildFromBuffer(bytes, bytes.capacity());
      return new NativeModel(valid(model, "the buffer"), bytes);
    } catch (IllegalArgumentException e) {
      bytes.close();
      throw e;
    }
  }

  private static FlatBufferModel valid(@Nullable FlatBufferModel model, String what) {
    if (model == null || model.isNull()) {
      throw new IllegalArgumentException(what + " does not hold a valid TensorFlow Lite model");
    }
    return model;
  }

  @Override
  public void close() {
    flatBuffer.close();
    if (bytes != null) {
      bytes.close();
    }
  }
}
