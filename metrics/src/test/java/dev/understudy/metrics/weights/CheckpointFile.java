package dev.understudy.metrics.weights;

import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.checkpoints.StateDict;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes what {@code torch.save(state_dict)} writes of float tensors, in the zip layout. */
public final class CheckpointFile {
  private CheckpointFile() {}

  /** Writes the floats of a checkpoint. */
  public static void write(Path file, StateDict checkpoint) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(out, checkpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(OutputStream out, StateDict checkpoint) throws IOException {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(new byte[] {(byte) 0x80, 2, '}'});
    int storage = 0;
    for (Map.Entry<String, Tensor> each : checkpoint.tensors().entrySet()) {
      tensor(pickle, each.getKey(), each.getValue(), storage++);
    }
    pickle.write('.');
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      stored(zip, "archive/data.pkl", pickle.toByteArray());
      storage = 0;
      for (Tensor tensor : checkpoint.tensors().values()) {
        stored(zip, "archive/data/" + storage++, littleEndian((Tensor.Floats) tensor));
      }
    }
  }

  private static void tensor(ByteArrayOutputStream out, String key, Tensor tensor, int storage) {
    text(out, key);
    ascii(out, "ctorch._utils\n_rebuild_tensor_v2\n((");
    text(out, "storage");
    ascii(out, "ctorch\nFloatStorage\n");
    text(out, Integer.toString(storage));
    text(out, "cpu");
    number(out, tensor.size());
    ascii(out, "tQ");
    number(out, 0);
    long[] shape = tensor.shape();
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    tuple(out, shape);
    tuple(out, strides);
    out.writeBytes(new byte[] {(byte) 0x89, '}', 't', 'R', 's'});
  }

  private static void tuple(ByteArrayOutputStream out, long[] values) {
    out.write('(');
    for (long value : values) {
      number(out, Math.toIntExact(value));
    }
    out.write('t');
  }

  private static void number(ByteArrayOutputStream out, int value) {
    out.write('J');
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(new byte[] {'X', (byte) text.length(), 0, 0, 0});
    ascii(out, text);
  }

  private static byte[] littleEndian(Tensor.Floats tensor) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * tensor.size()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(tensor.data());
    return bytes.array();
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
