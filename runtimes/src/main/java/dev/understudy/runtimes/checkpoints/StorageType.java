package dev.understudy.runtimes.checkpoints;

import ai.onnxruntime.platform.Fp16Conversions;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The storages that a tensor may lie in, by the names of torch's classes. */
enum StorageType {
  DOUBLE("DoubleStorage", 8, true),
  FLOAT("FloatStorage", 4, true),
  HALF("HalfStorage", 2, true),
  BFLOAT16("BFloat16Storage", 2, true),
  LONG("LongStorage", 8, false),
  INT("IntStorage", 4, false),
  SHORT("ShortStorage", 2, false),
  CHAR("CharStorage", 1, false),
  BYTE("ByteStorage", 1, false),
  BOOL("BoolStorage", 1, false);

  private final String className;
  private final int width;
  private final boolean real;

  StorageType(String className, int width, boolean real) {
    this.className = className;
    this.width = width;
    this.real = real;
  }

  static Optional<StorageType> named(String className) {
    return Arrays.stream(values()).filter(type -> type.className.equals(className)).findFirst();
  }

  /** Bytes of an element in the file. */
  int width() {
    return width;
  }

  /** Whether it becomes floats; longs otherwise. */
  boolean isReal() {
    return real;
  }

  /** Bytes of an element in memory. */
  int widthInMemory() {
    return real ? Float.BYTES : Long.BYTES;
  }

  /** Fills {@code to} from {@code at} with all of {@code from}; for the real types. */
  void decode(ByteBuffer from, float[] to, int at) {
    int count = from.remaining() / width;
    switch (this) {
      case FLOAT -> from.asFloatBuffer().get(to, at, count);
      case DOUBLE -> {
        for (int i = 0; i < count; i++) {
          to[at + i] = (float) from.getDouble();
        }
      }
      case HALF -> {
        for (int i = 0; i < count; i++) {
          to[at + i] = Fp16Conversions.fp16ToFloat(from.getShort());
        }
      }
      case BFLOAT16 -> {
        for (int i = 0; i < count; i++) {
          to[at + i] = Fp16Conversions.bf16ToFloat(from.getShort());
        }
      }
      default -> throw new AssertionError(this);
    }
  }

  /** Fills {@code to} from {@code at} with all of {@code from}; for the whole-number types. */
  void decode(ByteBuffer from, long[] to, int at) {
    int count = from.remaining() / width;
    for (int i = 0; i < count; i++) {
      to[at + i] =
          switch (this) {
            case LONG -> from.getLong();
            case INT -> from.getInt();
            case SHORT -> from.getShort();
            case CHAR -> from.get();
            case BYTE -> from.get() & 0xff;
            case BOOL -> from.get() == 0 ? 0 : 1;
            default -> throw new AssertionError(this);
          };
    }
  }
}
