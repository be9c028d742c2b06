package org.tensorflow.lite;

import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Copies between Java's arrays, buffers or boxed scalars and a tensor's memory. */
final class TensorCopies {
  private TensorCopies() {}

  /** The shape of a Java array (of arrays), or null for buffers, which have none. */
  static int @Nullable [] shapeOf(Object value) {
    if (value instanceof Buffer) {
      return null;
    }
    int[] shape = new int[8];
    int rank = 0;
    Object at = value;
    while (at != null && at.getClass().isArray()) {
      int length = Array.getLength(at);
      if (length == 0 || rank == shape.length) {
        throw new IllegalArgumentException("Array lengths cannot be 0, nor ranks above 8.");
      }
      shape[rank++] = length;
      at = at.getClass().getComponentType().isPrimitive() ? null : Array.get(at, 0);
    }
    return Arrays.copyOf(shape, rank);
  }

  static void toTensor(Object from, DesktopTensor tensor, ByteBuffer memory) {
    memory.clear();
    if (from instanceof Buffer buffer) {
      checkSize(buffer.remaining() * (long) elementBytes(buffer), tensor, "from");
      if (from instanceof ByteBuffer bytes) {
        memory.put(bytes.duplicate());
      } else if (from instanceof FloatBuffer floats) {
        checkType(tensor, DataType.FLOAT32);
        memory.asFloatBuffer().put(floats.duplicate());
      } else if (from instanceof IntBuffer ints) {
        checkType(tensor, DataType.INT32);
        memory.asIntBuffer().put(ints.duplicate());
      } else if (from instanceof LongBuffer longs) {
        checkType(tensor, DataType.INT64);
        memory.asLongBuffer().put(longs.duplicate());
      } else {
        checkType(tensor, DataType.INT16);
        memory.asShortBuffer().put(((ShortBuffer) from).duplicate());
      }
      return;
    }
    checkShape(from, tensor, "from");
    writeAll(from, tensor.dataType(), memory);
  }

  static void fromTensor(DesktopTensor tensor, Object to) {
    ByteBuffer memory = tensor.buffer();
    if (to instanceof Buffer buffer) {
      checkSize(buffer.remaining() * (long) elementBytes(buffer), tensor, "to");
      if (to instanceof ByteBuffer bytes) {
        bytes.put(memory);
      } else if (to instanceof FloatBuffer floats) {
        checkType(tensor, DataType.FLOAT32);
        floats.put(memory.asFloatBuffer());
      } else if (to instanceof IntBuffer ints) {
        checkType(tensor, DataType.INT32);
        ints.put(memory.asIntBuffer());
      } else if (to instanceof LongBuffer longs) {
        checkType(tensor, DataType.INT64);
        longs.put(memory.asLongBuffer());
      } else {
        checkType(tensor, DataType.INT16);
        ((ShortBuffer) to).put(memory.asShortBuffer());
      }
      return;
    }
    checkShape(to, tensor, "to");
    readAll(memory, tensor.dataType(), to);
  }

  private static int elementBytes(Buffer buffer) {
    if (buffer instanceof ByteBuffer) {
      return 1;
    }
    if (buffer instanceof ShortBuffer) {
      return Short.BYTES;
    }
    if (buffer instanceof IntBuffer || buffer instanceof FloatBuffer) {
      return Integer.BYTES;
    }
    if (buffer instanceof LongBuffer) {
      return Long.BYTES;
    }
    throw new IllegalArgumentException("Unexpected buffer type " + buffer.getClass().getName());
  }

  private static void checkType(DesktopTensor tensor, DataType type) {
    if (tensor.dataType() != type) {
      throw new IllegalArgumentException(
          "Cannot copy "
              + type
              + " values, the tensor "
              + tensor.name()
              + " holds "
              + tensor.dataType());
    }
  }

  private static void checkSize(long bytes, DesktopTensor tensor, String direction) {
    boolean enough =
        direction.equals("to") ? bytes >= tensor.numBytes() : bytes == tensor.numBytes();
    if (!enough) {
      throw new IllegalArgumentException(
          "Cannot copy "
              + direction
              + " a Java buffer with "
              + bytes
              + " bytes, the tensor "
              + tensor.name()
              + " has "
              + tensor.numBytes());
    }
  }

  private static void checkShape(Object array, DesktopTensor tensor, String direction) {
    int[] shape = shapeOf(array);
    if (!Arrays.equals(shape, tensor.shape())) {
      throw new IllegalArgumentException(
          "Cannot copy "
              + direction
              + " a Java object with shape "
              + Arrays.toString(shape)
              + ", the tensor "
              + tensor.name()
              + " has "
              + Arrays.toString(tensor.shape()));
    }
  }

  private static void writeAll(Object from, DataType type, ByteBuffer memory) {
    if (from instanceof Object[] rows) {
      for (Object row : rows) {
        writeAll(row, type, memory);
      }
      return;
    }
    int n = from.getClass().isArray() ? Array.getLength(from) : 1;
    for (int i = 0; i < n; i++) {
      write(from.getClass().isArray() ? Array.get(from, i) : from, type, memory);
    }
  }

  private static void write(Object value, DataType type, ByteBuffer memory) {
    if (type == DataType.FLOAT32 && value instanceof Float v) {
      memory.putFloat(v);
    } else if (type == DataType.INT32 && value instanceof Integer v) {
      memory.putInt(v);
    } else if (type == DataType.INT64 && value instanceof Long v) {
      memory.putLong(v);
    } else if (type == DataType.INT16 && value instanceof Short v) {
      memory.putShort(v);
    } else if ((type == DataType.INT8 || type == DataType.UINT8) && value instanceof Byte v) {
      memory.put(v);
    } else if (type == DataType.BOOL && value instanceof Boolean v) {
      memory.put((byte) (v ? 1 : 0));
    } else {
      throw new IllegalArgumentException(
          "Cannot convert between a tensor of "
              + type
              + " and a Java object of "
              + value.getClass().getName());
    }
  }

  private static void readAll(ByteBuffer memory, DataType type, Object to) {
    if (to instanceof Object[] rows) {
      for (Object row : rows) {
        readAll(memory, type, row);
      }
      return;
    }
    if (!to.getClass().isArray()) {
      throw new IllegalArgumentException("A scalar output needs a buffer to be copied to.");
    }
    try {
      for (int i = 0; i < Array.getLength(to); i++) {
        Array.set(to, i, read(memory, type));
      }
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("the array is ragged", e);
    }
  }

  private static Object read(ByteBuffer memory, DataType type) {
    return switch (type) {
      case FLOAT32 -> memory.getFloat();
      case INT32 -> memory.getInt();
      case INT64 -> memory.getLong();
      case INT16 -> memory.getShort();
      case INT8, UINT8 -> memory.get();
      case BOOL -> memory.get() != 0;
      case STRING -> throw new IllegalArgumentException("string tensors cannot be copied");
    };
  }
}
