package dev.understudy.metrics.weights;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.understudy.metrics.NetworkSpec.WeightsFile;

/**
 * A checkpoint that is kept in the cache, as its manifest says.
 *
 * @param name the published file's name
 * @param source the name of the file that it was
 * @param file its file in the cache's {@code parts}
 * @param bytes its size
 * @param sha256 its content hash
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Part(String name, String source, String file, long bytes, String sha256) {
  /** Whether it is the published file is found by its hash, not by what a manifest claims. */
  WeightsFile asWeightsFile(Catalogue catalogue) {
    boolean verified = catalogue.file(name).sha256().equals(sha256);
    return new WeightsFile(verified ? catalogue.file(name).fileName() : source, sha256, verified);
  }
}
