package dev.understudy.metrics.weights;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A file of weights as its makers publish it. The weights themselves are none of ours: a user's
 * machine fetches them, under their makers' licence.
 *
 * @param name what {@code KnownNetwork.parts()} calls it
 * @param fileName its name in the cache and in records
 * @param address where it is published
 * @param bytes its size
 * @param sha256 its content hash
 * @param licence its makers' licence, an SPDX identifier
 * @param shapes a few of its tensors, by key, by which a file with other content is recognised
 */
public record PublishedFile(
    String name,
    String fileName,
    URI address,
    long bytes,
    String sha256,
    String licence,
    Map<String, List<Long>> shapes) {
  /** Copies the shapes. */
  public PublishedFile {
    shapes = Map.copyOf(shapes);
  }

  /** All that Understudy knows. */
  public static List<PublishedFile> all() {
    return PublishedFiles.ALL;
  }
}
