package dev.understudy.datasets.statistics;

import java.util.List;

/**
 * What an entry of the cache is made from; another of any of these is another entry.
 *
 * @param picturesSha256 {@link dev.understudy.datasets.PictureSource#sha256()}
 * @param protocol everything else that decides the numbers: preprocessing, which features, their
 *     version
 * @param weightsSha256 the network file's content hash
 */
public record StatisticsKey(String picturesSha256, String protocol, String weightsSha256) {
  /** Checks that both hashes are such. */
  public StatisticsKey {
    for (String hash : List.of(picturesSha256, weightsSha256)) {
      if (!hash.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("'" + hash + "' is no SHA-256 in hexadecimal digits");
      }
    }
    if (protocol.isBlank()) {
      throw new IllegalArgumentException("a cache entry needs its protocol");
    }
  }
}
