package dev.understudy.metrics.weights;

import dev.understudy.common.CacheFolder;
import dev.understudy.common.InputException;
import dev.understudy.metrics.NetworkSpec.WeightsFile;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.weights.downloads.Downloader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The weights that are installed on this machine: published files turned into ONNX models, in one
 * cache folder. Checkpoints are kept beside the models made of them, so that another version of
 * understudy can build its models without a network. Safe to use from several processes and
 * threads.
 */
public final class Weights {
  private final Shelf shelf;
  private final Catalogue catalogue;
  private final Workshop workshop;
  private final Inspection inspection;
  private final Downloader downloader;

  Weights(
      Path folder,
      Catalogue catalogue,
      Workshop.Builder builder,
      int version,
      Downloader downloader) {
    this.shelf = new Shelf(folder);
    this.catalogue = catalogue;
    this.workshop = new Workshop(shelf, catalogue, builder, version);
    this.inspection = new Inspection(shelf, catalogue, workshop);
    this.downloader = downloader;
  }

  /** Those in a folder, which need not exist yet. */
  public static Weights in(Path folder) {
    return new Weights(
        folder,
        new Catalogue(PublishedFile.all()),
        KnownNetwork::build,
        Workshop.BUILDER_VERSION,
        Downloader.create());
  }

  /**
   * Those of this user: {@code UNDERSTUDY_CACHE} where it is set, else where the platform keeps
   * caches ({@code XDG_CACHE_HOME} or {@code ~/.cache}, {@code ~/Library/Caches}, {@code
   * %LOCALAPPDATA%}).
   */
  public static Weights ofThisUser() {
    return in(CacheFolder.ofThisUser().resolve("weights"));
  }

  /** The folder that all is kept in. */
  public Path folder() {
    return shelf.folder();
  }

  /**
   * A network that is installed. Its file is hashed again only where its size or time have changed;
   * {@link #verify} hashes all.
   *
   * @throws dev.understudy.common.InputException if it is not, or its file was changed, with the
   *     command that installs it
   */
  public Installed find(KnownNetwork network) {
    try {
      NetworkStatus status = inspection.status(network, false);
      if (!status.state().isReady()) {
        throw inspection.notReady(status);
      }
      NetworkManifest manifest = shelf.network(network).orElseThrow();
      return new Installed(network, shelf.file(manifest), status.files());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + shelf.folder(), e);
    }
  }

  /** How every known network stands. */
  public List<NetworkStatus> list() {
    try {
      return inspection.all(false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + shelf.folder(), e);
    }
  }

  /**
   * Downloads what these networks are made of, as far as it is not there, and builds them. A
   * download that broke off is continued. Where the cache holds an unverified file, the published
   * one takes its place.
   *
   * @throws InputException if an address cannot be reached, or gives another file than published
   */
  public List<NetworkStatus> install(List<KnownNetwork> networks, WeightsProgress progress) {
    return change(
        progress,
        () -> {
          new Installation(shelf, catalogue, workshop, downloader).install(networks, progress);
          return inspection.all(false).stream()
              .filter(status -> networks.contains(status.network()))
              .toList();
        });
  }

  /**
   * Takes checkpoints that were fetched by other means, and builds what they complete.
   *
   * @param unverified whether to take files that nobody published, by the tensors they hold
   * @throws InputException if a file is none of the published ones (and {@code unverified} is not
   *     said), or is of no known network; then nothing has changed
   */
  public Imported importFiles(List<Path> files, boolean unverified, WeightsProgress progress) {
    return change(
        progress,
        () -> new Importing(shelf, catalogue, workshop).take(files, unverified, progress));
  }

  /**
   * Hashes every installed file again, and builds again what is damaged or outdated where its
   * checkpoints are intact.
   */
  public List<NetworkStatus> verify(WeightsProgress progress) {
    return Files.isDirectory(shelf.folder())
        ? change(progress, () -> inspection.repair(progress))
        : list();
  }

  private interface Change<T> {
    T make() throws IOException;
  }

  private <T> T change(WeightsProgress progress, Change<T> change) {
    try {
      shelf.create();
      FolderLock lock = FolderLock.take(shelf.lock(), progress);
      try {
        return change.make();
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot change " + shelf.folder() + ": " + e.getMessage(), e);
    }
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
