package dev.understudy.farm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Arrays as {@code numpy.save} writes them. */
public final class NpyFiles {
  private NpyFiles() {}

  /** float32, row-major. */
  public static Path write(Path file, float[] values, int... shape) {
    ByteBuffer data =
        ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return write(file, "<f4", data.array(), shape);
  }

  /** int64, row-major. */
  public static Path write(Path file, long[] values, int... shape) {
    ByteBuffer data =
        ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asLongBuffer().put(values);
    return write(file, "<i8", data.array(), shape);
  }

  private static Path write(Path file, String type, byte[] data, int... shape) {
    String axes = IntStream.of(shape).mapToObj(a -> a + ",").collect(Collectors.joining());
    String dict = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + axes + "), }";
    String header = dict + " ".repeat(63 - (dict.length() + 10) % 64) + "\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.write(header.length() & 0xFF);
    out.write(header.length() >> 8);
    out.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(data);
    try {
      return Files.write(file, out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
