package dev.understudy.metrics.weights;

import dev.understudy.metrics.NetworkSpec.WeightsFile;
import dev.understudy.metrics.networks.KnownNetwork;
import java.util.List;
import java.util.Map;

/**
 * What came of an import.
 *
 * @param files what each given file is, by the published file's name
 * @param built the networks that were built
 */
public record Imported(Map<String, WeightsFile> files, List<KnownNetwork> built) {
  /** Copies both. */
  public Imported {
    files = Map.copyOf(files);
    built = List.copyOf(built);
  }
}
