package dev.understudy.datasets.npz;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes npz files: stored, since deflate's output differs between zlib versions. */
final class NpzWriter {
  /** A fixed local time: a zip's own field has no zone. */
  private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private static final int CHUNK = 1 << 13;

  private NpzWriter() {}

  static void write(OutputStream out, @Nullable StreamedBytes first, Map<String, NpyArray> arrays)
      throws IOException {
    var zip = new ZipOutputStream(out);
    if (first != null) {
      writeStreamed(zip, first);
    }
    for (Map.Entry<String, NpyArray> named : arrays.entrySet()) {
      var sized = new CountingCrc();
      writeArray(sized, named.getValue());
      var entry = new ZipEntry(named.getKey() + ".npy");
      entry.setMethod(ZipEntry.STORED);
      entry.setTimeLocal(TIME);
      entry.setSize(sized.count);
      entry.setCrc(sized.crc.getValue());
      zip.putNextEntry(entry);
      writeArray(zip, named.getValue());
      zip.closeEntry();
    }
    zip.finish();
  }

  private static void writeStreamed(ZipOutputStream zip, StreamedBytes array) throws IOException {
    var entry = new ZipEntry(array.name() + ".npy");
    entry.setTimeLocal(TIME);
    zip.setLevel(Deflater.NO_COMPRESSION);
    zip.putNextEntry(entry);
    zip.write(NpyHeader.bytes("|u1", array.shape()));
    var counted = new Counting(zip);
    array.content().writeTo(counted);
    if (counted.count != array.bytes()) {
      throw new IllegalStateException(
          array.name() + " has " + counted.count + " bytes, not " + array.bytes());
    }
    zip.closeEntry();
  }

  private static void writeArray(OutputStream out, NpyArray array) throws IOException {
    switch (array.typeName()) {
      case "float64" -> {
        out.write(NpyHeader.bytes("<f8", array.shape()));
        double[] values = array.doubles();
        chunks(out, values.length, (buffer, i) -> buffer.putDouble(values[i]));
      }
      case "float32" -> {
        out.write(NpyHeader.bytes("<f4", array.shape()));
        float[] values = array.floats();
        chunks(out, values.length, (buffer, i) -> buffer.putFloat(values[i]));
      }
      default -> {
        out.write(NpyHeader.bytes("<i8", array.shape()));
        long[] values = array.longs();
        chunks(out, values.length, (buffer, i) -> buffer.putLong(values[i]));
      }
    }
  }

  private interface Put {
    void put(ByteBuffer buffer, int index);
  }

  private static void chunks(OutputStream out, int count, Put put) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int done = 0; done < count; ) {
      buffer.clear();
      int n = Math.min(CHUNK, count - done);
      for (int i = 0; i < n; i++, done++) {
        put.put(buffer, done);
      }
      out.write(buffer.array(), 0, buffer.position());
    }
  }

  /** A stored zip entry must say its size and CRC beforehand. */
  private static final class CountingCrc extends OutputStream {
    private final CRC32 crc = new CRC32();
    private long count;

    @Override
    public void write(int b) {
      crc.update(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      crc.update(bytes, offset, length);
      count += length;
    }
  }

  private static final class Counting extends FilterOutputStream {
    private long count;

    Counting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      count += length;
    }
  }
}
