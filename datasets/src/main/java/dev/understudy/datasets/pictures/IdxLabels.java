package dev.understudy.datasets.pictures;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/** Labels in an {@code idx1-ubyte} file, plain or gzip. */
public final class IdxLabels {
  private IdxLabels() {}

  /**
   * All labels, each 0..255.
   *
   * @throws dev.understudy.common.InputException if it is no such file
   */
  public static int[] read(Path path) {
    var file = new IdxFile(path, 1);
    int count = file.sizes()[0];
    try (DataInputStream in = file.openValues()) {
      byte[] bytes = in.readNBytes(count); // grows with what is there, whatever the header claims
      if (bytes.length < count) {
        throw new EOFException();
      }
      file.expectEnd(in);
      int[] labels = new int[count];
      for (int i = 0; i < count; i++) {
        labels[i] = Byte.toUnsignedInt(bytes[i]);
      }
      return labels;
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }
}
