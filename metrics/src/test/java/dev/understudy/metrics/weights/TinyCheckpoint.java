package dev.understudy.metrics.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes what {@code torch.save({key: torch.tensor([a, b]), …})} writes, in the zip layout. */
final class TinyCheckpoint {
  private TinyCheckpoint() {}

  static byte[] of(float a, float b, String... keys) {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(new byte[] {(byte) 0x80, 2, '}'});
    for (String key : keys) {
      text(pickle, key);
      ascii(pickle, "ctorch._utils\n_rebuild_tensor_v2\n((");
      text(pickle, "storage");
      ascii(pickle, "ctorch\nFloatStorage\n");
      text(pickle, "0");
      text(pickle, "cpu");
      pickle.writeBytes(new byte[] {'K', 2, 't', 'Q', 'K', 0, 'K', 2, (byte) 0x85});
      pickle.writeBytes(new byte[] {'K', 1, (byte) 0x85, (byte) 0x89, '}', 't', 'R', 's'});
    }
    pickle.write('.');
    byte[] data = new byte[8];
    ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).putFloat(a).putFloat(b);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      stored(zip, "archive/data.pkl", pickle.toByteArray());
      stored(zip, "archive/data/0", data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(new byte[] {'X', (byte) text.length(), 0, 0, 0});
    ascii(out, text);
  }

  private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
