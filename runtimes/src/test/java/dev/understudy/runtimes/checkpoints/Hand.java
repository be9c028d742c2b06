package dev.understudy.runtimes.checkpoints;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes checkpoints that PyTorch never would. */
final class Hand {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A pickle under protocol 2. */
  static Hand pickle() {
    return new Hand().op(0x80, 2);
  }

  Hand op(int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
    return this;
  }

  Hand ascii(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Hand raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Hand text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return op('X').int32(utf8.length).raw(utf8);
  }

  Hand int32(int value) {
    return raw(bytes(value, 4));
  }

  Hand int64(long value) {
    return raw(bytes(value, 8));
  }

  /** An int64 as LONG1. */
  Hand number(long value) {
    return op(0x8a, 8).int64(value);
  }

  Hand global(String module, String name) {
    return ascii("c" + module + "\n" + name + "\n");
  }

  /** A persistent id. */
  Hand storage(String type, String key, long elements) {
    return op('(')
        .text("storage")
        .global("torch", type)
        .text(key)
        .text("cpu")
        .number(elements)
        .op('t', 'Q');
  }

  /** A tensor on a storage of its own. */
  Hand tensor(String key, long elements, long offset, long[] shape, long[] strides) {
    return global("torch._utils", "_rebuild_tensor_v2")
        .op('(')
        .storage("FloatStorage", key, elements)
        .number(offset)
        .numbers(shape)
        .numbers(strides)
        .op(0x89, '}', 't', 'R');
  }

  private Hand numbers(long[] values) {
    op('(');
    for (long value : values) {
      number(value);
    }
    return op('t');
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** The older layout around an object's pickle; {@code data} follows the keys. */
  static byte[] legacy(byte[] object, byte[] data, String... keys) {
    Hand file =
        pickle()
            .op(0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, '.')
            .op(0x80, 2, 'M', 0xe9, 0x03, '.')
            .op(0x80, 2, '}')
            .text("little_endian")
            .op(0x88, 's', '.')
            .raw(object)
            .op(0x80, 2, ']', '(');
    for (String key : keys) {
      file.text(key);
    }
    return file.op('e', '.').raw(data).bytes();
  }

  /** The zip layout: entries under {@code weights/}, stored. */
  static byte[] zip(byte[] pickle, Map<String, byte[]> others) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("weights/data.pkl", pickle);
    entries.putAll(others);
    return zip(entries, ZipEntry.STORED);
  }

  static byte[] zip(Map<String, byte[]> entries, int method) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setMethod(method);
        if (method == ZipEntry.STORED) {
          CRC32 crc = new CRC32();
          crc.update(entry.getValue());
          header.setCrc(crc.getValue());
          header.setSize(entry.getValue().length);
        }
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] floats(float... values) {
    byte[] bytes = new byte[4 * values.length];
    for (int i = 0; i < values.length; i++) {
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(4 * i, values[i]);
    }
    return bytes;
  }

  private static byte[] bytes(long value, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (value >> (8 * i));
    }
    return bytes;
  }
}
