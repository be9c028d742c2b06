package dev.understudy.datasets.archives;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads entries whose headers may lie about their size. */
final class Bytes {
  private Bytes() {}

  /** Exactly as many bytes as claimed; memory grows with what comes, not with the claim. */
  static byte[] exactly(InputStream in, long claimed) throws IOException {
    byte[] content = in.readNBytes(Math.toIntExact(claimed));
    if (content.length < claimed) {
      throw new EOFException();
    }
    if (in.read() != -1) {
      throw new IOException("it has more bytes than its header says");
    }
    return content;
  }
}
