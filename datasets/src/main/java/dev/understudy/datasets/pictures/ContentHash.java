package dev.understudy.datasets.pictures;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The hash of a set of named pictures: SHA-256 over, for each in order, the name within the set in
 * UTF-8, a zero byte, the file's size as 8 bytes big-endian, and the file's bytes. A folder and a
 * zip or tar of it have the same.
 */
final class ContentHash {
  private final MessageDigest digest = DigestUtils.getSha256Digest();

  /** Begins the next picture; its bytes follow. */
  MessageDigest begin(String name, long bytes) {
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes).array());
    return digest;
  }

  String hex() {
    return Hex.encodeHexString(digest.digest());
  }
}
