package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.datasets.Pictures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pass over picture files; one batch in memory at a time. */
final class FolderStream implements PictureStream {
  private final List<FolderListing.Entry> entries;
  private final int batchSize;
  private int next;
  private @Nullable Decoded first;

  FolderStream(List<FolderListing.Entry> entries, int batchSize) {
    Batches.checkSize(batchSize);
    this.entries = entries;
    this.batchSize = batchSize;
  }

  @Override
  public Optional<Pictures> next() {
    int count = Math.min(batchSize, entries.size() - next);
    if (count == 0) {
      return Optional.empty();
    }
    Decoded model = first == null ? ImageDecoder.decode(entries.get(0).file()) : first;
    int size =
        Batches.values(
            entries.get(0).file(), count, model.channels(), model.height(), model.width());
    float[] data = new float[size];
    for (int i = 0; i < count; i++, next++) {
      Decoded picture =
          next == 0 ? model : matching(entries.get(next), ImageDecoder.decode(file(next)), model);
      picture.copyTo(data, i * (size / count), model.channels());
    }
    // Only the shape is wanted from now on.
    first = new Decoded(new byte[0], model.channels(), model.height(), model.width());
    return Optional.of(new Pictures(data, count, model.channels(), model.height(), model.width()));
  }

  private Path file(int i) {
    return entries.get(i).file();
  }

  private Decoded matching(FolderListing.Entry entry, Decoded picture, Decoded model) {
    if (picture.height() != model.height() || picture.width() != model.width()) {
      throw new InputException(
          entry.file().toString(),
          "is " + picture.width() + "x" + picture.height() + " pixels",
          model.width() + "x" + model.height() + " like the first, " + entries.get(0).name(),
          "scale the pictures to one size first (how they are scaled changes every score)");
    }
    if (picture.channels() > model.channels()) {
      throw new InputException(
          entry.file().toString(),
          "is coloured in a set that began grey",
          "grey pictures like the first, " + entries.get(0).name(),
          "convert the set to one mode, all grey or all RGB");
    }
    return picture;
  }

  @Override
  public void close() {
    next = entries.size(); // nothing is held open between batches
  }
}
