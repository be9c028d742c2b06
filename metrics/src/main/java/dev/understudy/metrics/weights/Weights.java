package dev.understudy.metrics.weights;

import dev.understudy.metrics.NetworkSpec.WeightsFile;
import dev.understudy.metrics.networks.KnownNetwork;
import java.nio.file.Path;
import java.util.List;

/**
 * The weights that are installed on this machine: published files turned into ONNX models, in one
 * cache folder.
 */
public final class Weights {
  private final Path folder;

  private Weights(Path folder) {
    this.folder = folder;
  }

  /** Those in a folder, which need not exist yet. */
  public static Weights in(Path folder) {
    return new Weights(folder);
  }

  /**
   * Those of this user: {@code UNDERSTUDY_CACHE} where it is set, else where the platform keeps
   * caches.
   */
  @SuppressWarnings("DoNotCallSuggester")
  public static Weights ofThisUser() {
    throw new UnsupportedOperationException();
  }

  /**
   * A network that is installed.
   *
   * @throws dev.understudy.common.InputException if it is not, or its file was changed, with the
   *     command that installs it
   */
  @SuppressWarnings("DoNotCallSuggester")
  public Installed find(KnownNetwork network) {
    throw new UnsupportedOperationException(network.id() + folder);
  }

  /**
   * An installed network.
   *
   * @param network which
   * @param onnx its model
   * @param files the files it was made of
   */
  public record Installed(KnownNetwork network, Path onnx, List<WeightsFile> files) {
    /** Whether all of it is as published. */
    public boolean isVerified() {
      return files.stream().allMatch(WeightsFile::verified);
    }
  }
}
