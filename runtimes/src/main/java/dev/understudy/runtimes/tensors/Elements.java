package dev.understudy.runtimes.tensors;

import ai.onnxruntime.platform.Fp16Conversions;
import dev.understudy.common.InputException;
import dev.understudy.runtimes.ElementType;
import dev.understudy.runtimes.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Tensors to native bytes and back, refusing every value that would not arrive as it is. */
public final class Elements {
  private static final float LARGEST_FLOAT16 = 65504f;

  private Elements() {}

  /** How many bytes one element takes; 0 for types that cannot be bound. */
  public static int bytes(ElementType type) {
    return switch (type) {
      case FLOAT64, INT64 -> 8;
      case FLOAT32, INT32 -> 4;
      case FLOAT16, INT16 -> 2;
      case INT8, UINT8, BOOL -> 1;
      case STRING, OTHER -> 0;
    };
  }

  /**
   * The tensor's elements as a direct buffer in native order. Floats given where whole numbers are
   * asked for must be whole; every value must be in the type's range.
   *
   * @param where the model and input, for the error
   * @throws InputException if a value does not fit, or the type cannot be bound
   */
  public static ByteBuffer encode(Tensor tensor, ElementType type, String where) {
    int size = tensor.size();
    if (bytes(type) == 0) {
      throw new InputException(
          where,
          "this input's element type cannot be bound from numbers",
          "a number or boolean input",
          "export the model so that it takes numbers");
    }
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(size, bytes(type)))
            .order(ByteOrder.nativeOrder());
    if (type == ElementType.FLOAT32 && tensor instanceof Tensor.Floats floats) {
      bytes.asFloatBuffer().put(floats.data());
      return bytes;
    }
    for (int i = 0; i < size; i++) {
      put(bytes, tensor, i, type, where);
    }
    return bytes.rewind();
  }

  private static void put(ByteBuffer bytes, Tensor tensor, int i, ElementType type, String where) {
    switch (type) {
      case FLOAT32 -> bytes.putFloat(real(tensor, i, type, where));
      case FLOAT64 -> bytes.putDouble(wide(tensor, i, type, where));
      case FLOAT16 -> bytes.putShort(half(tensor, i, where));
      case INT64 -> bytes.putLong(whole(tensor, i, type, where, Long.MIN_VALUE, Long.MAX_VALUE));
      case INT32 ->
          bytes.putInt((int) whole(tensor, i, type, where, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case INT16 ->
          bytes.putShort((short) whole(tensor, i, type, where, Short.MIN_VALUE, Short.MAX_VALUE));
      case INT8 -> bytes.put((byte) whole(tensor, i, type, where, Byte.MIN_VALUE, Byte.MAX_VALUE));
      case UINT8 -> bytes.put((byte) whole(tensor, i, type, where, 0, 255));
      case BOOL -> bytes.put((byte) whole(tensor, i, type, where, 0, 1));
      case STRING, OTHER -> throw new AssertionError(type);
    }
  }

  private static float real(Tensor tensor, int i, ElementType type, String where) {
    if (tensor instanceof Tensor.Floats floats) {
      return floats.data()[i];
    }
    long value = ((Tensor.Longs) tensor).data()[i];
    float real = value;
    // The cast back saturates, so Long.MAX_VALUE would look exact.
    if ((long) real != value || value == Long.MAX_VALUE) {
      throw misfit(Long.toString(value), i, type, where);
    }
    return real;
  }

  private static double wide(Tensor tensor, int i, ElementType type, String where) {
    if (tensor instanceof Tensor.Floats floats) {
      return floats.data()[i];
    }
    long value = ((Tensor.Longs) tensor).data()[i];
    double wide = value;
    if ((long) wide != value || value == Long.MAX_VALUE) {
      throw misfit(Long.toString(value), i, type, where);
    }
    return wide;
  }

  private static short half(Tensor tensor, int i, String where) {
    float value = real(tensor, i, ElementType.FLOAT16, where);
    if (Float.isFinite(value) && Math.abs(value) > LARGEST_FLOAT16) {
      throw misfit(Float.toString(value), i, ElementType.FLOAT16, where);
    }
    short half = Fp16Conversions.floatToFp16(value);
    if (tensor instanceof Tensor.Longs && Fp16Conversions.fp16ToFloat(half) != value) {
      throw misfit(Float.toString(value), i, ElementType.FLOAT16, where);
    }
    return half;
  }

  private static long whole(
      Tensor tensor, int i, ElementType type, String where, long least, long most) {
    long value;
    if (tensor instanceof Tensor.Floats floats) {
      float real = floats.data()[i];
      value = (long) real;
      // 2^63 itself would saturate to 2^63 - 1 unnoticed.
      if (value != real || real >= 0x1p63f) {
        throw misfit(Float.toString(real), i, type, where);
      }
    } else {
      value = ((Tensor.Longs) tensor).data()[i];
    }
    if (value < least || value > most) {
      throw misfit(Long.toString(value), i, type, where);
    }
    return value;
  }

  private static InputException misfit(String value, int i, ElementType type, String where) {
    return new InputException(
        where,
        "element " + i + " is " + value + ", which " + type + " cannot hold",
        "values that the model's input type can hold exactly",
        "give values of the model's own type and range");
  }

  /**
   * Native bytes as a tensor: floating types as floats (float64 is rounded), the rest as longs.
   *
   * @param bytes elements from its position on, in native order
   * @throws IllegalArgumentException if the type has no numbers
   */
  public static Tensor decode(ByteBuffer bytes, ElementType type, long[] shape) {
    ByteBuffer in = bytes.slice().order(ByteOrder.nativeOrder());
    int size = in.remaining() / Math.max(1, bytes(type));
    switch (type) {
      case FLOAT32 -> {
        float[] data = new float[size];
        in.asFloatBuffer().get(data);
        return Tensor.of(data, shape);
      }
      case FLOAT64, FLOAT16 -> {
        float[] data = new float[size];
        for (int i = 0; i < size; i++) {
          data[i] =
              type == ElementType.FLOAT64
                  ? (float) in.getDouble()
                  : Fp16Conversions.fp16ToFloat(in.getShort());
        }
        return Tensor.of(data, shape);
      }
      case INT64, INT32, INT16, INT8, UINT8, BOOL -> {
        long[] data = new long[size];
        for (int i = 0; i < size; i++) {
          data[i] = wholeAt(in, type);
        }
        return Tensor.of(data, shape);
      }
      case STRING, OTHER -> throw new IllegalArgumentException("no numbers in " + type);
    }
    throw new AssertionError(type);
  }

  private static long wholeAt(ByteBuffer in, ElementType type) {
    return switch (type) {
      case INT64 -> in.getLong();
      case INT32 -> in.getInt();
      case INT16 -> in.getShort();
      case INT8 -> in.get();
      case UINT8 -> in.get() & 0xff;
      case BOOL -> in.get() == 0 ? 0 : 1;
      default -> throw new AssertionError(type);
    };
  }
}
