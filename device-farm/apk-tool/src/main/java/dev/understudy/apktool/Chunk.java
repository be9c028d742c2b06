package dev.understudy.apktool;

import java.io.ByteArrayOutputStream;

/** Little-endian bytes of a binary XML chunk. */
final class Chunk {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Chunk u8(int value) {
    bytes.write(value);
    return this;
  }

  Chunk u16(int value) {
    return u8(value & 0xff).u8(value >>> 8 & 0xff);
  }

  Chunk u32(int value) {
    return u16(value & 0xffff).u16(value >>> 16);
  }

  Chunk add(Chunk other) {
    bytes.writeBytes(other.toBytes());
    return this;
  }

  /** Fills up to a multiple of four bytes. */
  Chunk align() {
    while (size() % 4 != 0) {
      u8(0);
    }
    return this;
  }

  int size() {
    return bytes.size();
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
