package dev.understudy.metrics.weights;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What was built of which parts.
 *
 * @param network its id
 * @param builder the version of the builders that made it
 * @param onnx its file among the cache's models
 * @param bytes its size
 * @param sha256 its content hash
 * @param modified when the file was last written, in milliseconds since 1970; while size and time
 *     are as they were, the content is not hashed again
 * @param verified whether all parts are the published files
 * @param parts what it was made of, in the network's order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record NetworkManifest(
    String network,
    int builder,
    String onnx,
    long bytes,
    String sha256,
    long modified,
    boolean verified,
    List<Part> parts) {
  NetworkManifest {
    parts = List.copyOf(parts);
  }
}
