package dev.understudy.measuring.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.LongConsumer;

/** SHA-256, by the platform's own digest. */
final class Hashes {
  private static final String HEX = "0123456789abcdef";

  private Hashes() {}

  /** A file's hash, telling after each piece how many bytes are done. */
  static String of(Path file, LongConsumer progress) throws IOException {
    MessageDigest digest = sha256();
    byte[] piece = new byte[1 << 16];
    long done = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        digest.update(piece, 0, n);
        done += n;
        progress.accept(done);
      }
    }
    return hex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java and Android has SHA-256", e);
    }
  }

  static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
    }
    return text.toString();
  }
}
