package dev.understudy.common;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;

/** Content hashes, as 64 lower-case hexadecimal digits. */
public final class Sha256 {
  private Sha256() {}

  /** The SHA-256 of a file's bytes, read as a stream. */
  public static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return DigestUtils.sha256Hex(in);
    }
  }

  /** The SHA-256 of a text's UTF-8 bytes. */
  public static String of(String text) {
    return DigestUtils.sha256Hex(text);
  }

  /** The SHA-256 of bytes in memory. */
  public static String of(byte[] content) {
    return DigestUtils.sha256Hex(content);
  }
}
