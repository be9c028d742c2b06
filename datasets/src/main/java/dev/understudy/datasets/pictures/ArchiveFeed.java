package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.archives.Archive;
import dev.understudy.datasets.archives.ArchiveEntry;
import dev.understudy.datasets.decoding.Decoded;
import dev.understudy.datasets.decoding.PictureDecoder;
import dev.understudy.datasets.streaming.EntryFeed;
import dev.understudy.datasets.streaming.PictureEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pass over archives. From one that is read at random the workers read themselves; from a
 * sequential one each entry's bytes are read here, in order.
 */
final class ArchiveFeed implements EntryFeed {
  private final List<ArchivePictures.Shard> shards;
  private final List<Archive.Reader> opened = new ArrayList<>();
  private int shard;
  private int entry;
  private Archive.@Nullable Reader reader;

  ArchiveFeed(List<ArchivePictures.Shard> shards) {
    this.shards = shards;
  }

  static Archive.Reader open(Archive archive) {
    try {
      return archive.open();
    } catch (IOException e) {
      throw new InputException(
          archive.path().toString(),
          "cannot be opened any more (" + e + ")",
          "an archive that stays in its place",
          "check that nothing moves or changes it",
          e);
    }
  }

  @Override
  public Optional<PictureEntry> next() {
    while (shard < shards.size() && entry == shards.get(shard).pictures().size()) {
      shard++;
      entry = 0;
      reader = null; // workers may still read from it: closed at the end
    }
    if (shard == shards.size()) {
      return Optional.empty();
    }
    ArchivePictures.Shard current = shards.get(shard);
    Archive.Reader from = reader;
    if (from == null) {
      from = open(current.archive());
      opened.add(from);
      reader = from;
    }
    ArchiveEntry picture = current.pictures().get(entry++);
    byte[] held = current.archive().isSequential() ? from.read(picture) : null;
    return Optional.of(new Entry(current, picture, from, held));
  }

  @Override
  public void close() {
    opened.forEach(Archive.Reader::close);
    opened.clear();
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Entry(
      ArchivePictures.Shard shard,
      ArchiveEntry picture,
      Archive.Reader reader,
      byte @Nullable [] held)
      implements PictureEntry {
    @Override
    public String name() {
      return shard.nameOf(picture);
    }

    @Override
    public long heldBytes() {
      return held == null ? 0 : held.length;
    }

    @Override
    public Decoded decode() {
      byte[] content = held == null ? reader.read(picture) : held;
      return PictureDecoder.decode(shard.archive().path() + ": " + picture.name(), content);
    }
  }
}
