package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.archives.Archive;
import dev.understudy.datasets.archives.ArchiveEntry;
import dev.understudy.datasets.streaming.DecodingStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of an archive or of a row of shards, in the shards' order and within each in the
 * archive's ({@link Archive#entries()}). Hashed by {@link ContentHash}; with several shards a
 * picture's name begins with its shard's file name.
 */
final class ArchivePictures implements PictureSource {
  private final String name;
  private final List<Shard> shards;
  private final long count;
  private @Nullable String sha256;
  private Optional<int[]> labels = Optional.empty();
  private boolean labelsRead;

  /**
   * One archive of the set.
   *
   * @param prefix what its pictures' names begin with
   * @param pictures those of its entries that are pictures
   */
  record Shard(Archive archive, String prefix, List<ArchiveEntry> pictures) {
    String nameOf(ArchiveEntry entry) {
      return prefix + entry.name();
    }
  }

  private ArchivePictures(String name, List<Shard> shards) {
    this.name = name;
    this.shards = shards;
    this.count = shards.stream().mapToLong(shard -> shard.pictures().size()).sum();
  }

  /**
   * Takes the pictures of archives together as one set.
   *
   * @throws InputException if there is none, or one of a kind that cannot be read
   */
  static ArchivePictures of(String name, List<? extends Archive> archives) {
    var shards = new ArrayList<Shard>();
    for (Archive archive : archives) {
      var pictures = new ArrayList<ArchiveEntry>();
      for (ArchiveEntry entry : archive.entries()) {
        if (PictureNames.isPicture(entry.name(), archive.path() + ": " + entry.name())) {
          pictures.add(entry);
        }
      }
      String prefix = archives.size() == 1 ? "" : archive.path().getFileName() + "/";
      shards.add(new Shard(archive, prefix, List.copyOf(pictures)));
    }
    var set = new ArchivePictures(name, List.copyOf(shards));
    if (set.count == 0) {
      throw new InputException(
          name,
          "holds no pictures",
          "PNG, JPEG, BMP, WebP or TIFF files in it",
          "look what is in it");
    }
    return set;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public synchronized String sha256() {
    if (sha256 == null) {
      var hash = new ContentHash();
      for (Shard shard : shards) {
        try (Archive.Reader reader = ArchiveFeed.open(shard.archive())) {
          for (ArchiveEntry entry : shard.pictures()) {
            hash.begin(shard.nameOf(entry), entry.bytes()).update(reader.read(entry));
          }
        }
      }
      sha256 = hash.hex();
    }
    return sha256;
  }

  @Override
  public synchronized Optional<int[]> labels() {
    if (!labelsRead) {
      labels = ShardLabels.of(name, shards);
      if (labels.isEmpty()) {
        labels =
            ClassFolders.labels(
                shards.stream()
                    .flatMap(shard -> shard.pictures().stream().map(ArchiveEntry::name))
                    .toList());
      }
      labelsRead = true;
    }
    return labels.map(int[]::clone);
  }

  @Override
  public PictureStream open(StreamOptions options) {
    return new DecodingStream(name, new ArchiveFeed(shards), options);
  }
}
