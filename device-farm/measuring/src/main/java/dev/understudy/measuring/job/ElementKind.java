package dev.understudy.measuring.job;

import java.util.Locale;
import org.tensorflow.lite.DataType;

/** A tensor element as files hold it: little-endian, as the model stores it (not dequantised). */
public enum ElementKind {
  /** IEEE 754 binary32. */
  FLOAT32(4),
  /** Two's complement. */
  INT64(8),
  /** Two's complement. */
  INT32(4),
  /** Two's complement. */
  INT16(2),
  /** Two's complement. */
  INT8(1),
  /** Unsigned. */
  UINT8(1),
  /** 0 or 1. */
  BOOL(1);

  private final int bytes;

  ElementKind(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /** As files write it: {@code float32}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of this text.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ElementKind of(String text) {
    return Words.parse(ElementKind.class, text, ElementKind::text);
  }

  /**
   * The kind that TFLite calls so.
   *
   * @throws IllegalArgumentException for strings, which no generator takes or makes
   */
  static ElementKind of(DataType type) {
    return of(type.name().toLowerCase(Locale.ROOT));
  }
}
