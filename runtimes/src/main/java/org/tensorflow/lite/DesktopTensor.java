package org.tensorflow.lite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.TfLiteIntArray;
import org.bytedeco.tensorflowlite.TfLiteTensor;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/**
 * One tensor of a {@link DesktopInterpreter}, looked up anew at each call since tensors may move.
 */
final class DesktopTensor implements Tensor {
  private final DesktopInterpreter owner;
  private final int index;

  DesktopTensor(DesktopInterpreter owner, int index) {
    this.owner = owner;
    this.index = index;
  }

  private TfLiteTensor nativeTensor() {
    return owner.open().tensor(index);
  }

  @Override
  public DataType dataType() {
    int type = nativeTensor().type();
    for (DataType known : DataType.values()) {
      if (known.c() == type) {
        return known;
      }
    }
    throw new IllegalArgumentException(
        "DataType error: "
            + tensorflowlite.TfLiteTypeGetName(type).getString()
            + " is not a type of the Java API");
  }

  @Override
  public int numDimensions() {
    return shape().length;
  }

  @Override
  public int numBytes() {
    return Math.toIntExact(nativeTensor().bytes());
  }

  @Override
  public int numElements() {
    return Arrays.stream(shape()).reduce(1, Math::multiplyExact);
  }

  @Override
  public int[] shape() {
    return ints(nativeTensor().dims());
  }

  @Override
  public int[] shapeSignature() {
    int[] signature = ints(nativeTensor().dims_signature());
    return signature.length == 0 ? shape() : signature;
  }

  private static int[] ints(TfLiteIntArray array) {
    if (array == null || array.isNull()) {
      return new int[0];
    }
    int[] ints = new int[array.size()];
    Arrays.setAll(ints, array::data);
    return ints;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public String name() {
    BytePointer name = nativeTensor().name();
    return name == null || name.isNull() ? "" : name.getString();
  }

  @Override
  public QuantizationParams quantizationParams() {
    TfLiteTensor tensor = nativeTensor();
    return new QuantizationParams(tensor.params().scale(), tensor.params().zero_point());
  }

  @Override
  public ByteBuffer asReadOnlyBuffer() {
    return buffer().asReadOnlyBuffer().order(ByteOrder.nativeOrder());
  }

  /** The tensor's own memory, valid until the next allocation. */
  ByteBuffer buffer() {
    TfLiteTensor tensor = nativeTensor();
    Pointer data = tensor.data().data();
    if (data == null || data.isNull()) {
      if (tensor.bytes() == 0) {
        return ByteBuffer.allocateDirect(0);
      }
      throw new IllegalStateException(
          "Internal error: the tensor " + name() + " is not allocated yet");
    }
    return new BytePointer(data)
        .capacity(tensor.bytes())
        .asByteBuffer()
        .order(ByteOrder.nativeOrder());
  }
}
