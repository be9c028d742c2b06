package dev.understudy.metrics.weights;

import dev.understudy.metrics.NetworkSpec.WeightsFile;
import dev.understudy.metrics.networks.KnownNetwork;
import java.util.List;

/**
 * How a network stands on this machine.
 *
 * @param network which
 * @param state whether it can be used
 * @param detail why not, or what was done, for a person; empty where all is plain
 * @param bytes its model's size, 0 where there is none
 * @param sha256 its model's content hash, empty where there is none
 * @param files the weights that it was made of, or that are there so far
 * @param missing the published files that it still needs
 */
public record NetworkStatus(
    KnownNetwork network,
    State state,
    String detail,
    long bytes,
    String sha256,
    List<WeightsFile> files,
    List<PublishedFile> missing) {
  /** Copies the lists. */
  public NetworkStatus {
    files = List.copyOf(files);
    missing = List.copyOf(missing);
  }

  /** The states. */
  public enum State {
    /** Ready, of published files. */
    INSTALLED,
    /** Ready, but of other files than the published ones: every number from it says so. */
    UNVERIFIED,
    /** It was damaged or outdated, and was built again from its checkpoints just now. */
    REBUILT,
    /** Built by another version of understudy. */
    OUTDATED,
    /** A file is not what it was when it was installed. */
    CHANGED,
    /** Not installed. */
    MISSING;

    /** Whether measures can use it. */
    public boolean isReady() {
      return this == INSTALLED || this == UNVERIFIED || this == REBUILT;
    }
  }
}
