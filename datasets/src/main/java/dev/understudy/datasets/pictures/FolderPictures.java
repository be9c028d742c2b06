package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.streaming.DecodingStream;
import dev.understudy.datasets.streaming.EntryFeed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Picture files of a folder or a list, or a single one; hashed by {@link ContentHash}. */
final class FolderPictures implements PictureSource {
  private final Path path;
  private final List<FolderListing.Entry> entries;
  private final Supplier<Optional<int[]>> labels;
  private @Nullable String sha256;

  private FolderPictures(
      Path path, List<FolderListing.Entry> entries, Supplier<Optional<int[]>> labels) {
    this.path = path;
    this.entries = entries;
    this.labels = labels;
  }

  /**
   * The pictures of a folder as they were listed; files that come later are not seen. Labels are
   * its class folders.
   *
   * @throws InputException if there is none
   */
  static FolderPictures of(Path folder, List<FolderListing.Entry> entries) {
    if (entries.isEmpty()) {
      throw new InputException(
          folder.toString(),
          "holds no pictures",
          "PNG, JPEG, BMP, WebP or TIFF files in it or in folders below it",
          "check the path");
    }
    List<String> names = entries.stream().map(FolderListing.Entry::name).toList();
    return new FolderPictures(folder, entries, () -> ClassFolders.labels(names));
  }

  /** Pictures that a list names, in its order. */
  static FolderPictures ofList(
      Path list, List<FolderListing.Entry> entries, Optional<int[]> labels) {
    return new FolderPictures(list, List.copyOf(entries), () -> labels.map(int[]::clone));
  }

  /** A set of one picture. */
  static FolderPictures ofFile(Path file) {
    String name = String.valueOf(file.getFileName());
    return new FolderPictures(file, List.of(new FolderListing.Entry(name, file)), Optional::empty);
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public long count() {
    return entries.size();
  }

  @Override
  public synchronized String sha256() {
    if (sha256 == null) {
      sha256 = hash();
    }
    return sha256;
  }

  private String hash() {
    var hash = new ContentHash();
    for (FolderListing.Entry entry : entries) {
      try (InputStream in = Files.newInputStream(entry.file())) {
        DigestUtils.updateDigest(hash.begin(entry.name(), Files.size(entry.file())), in);
      } catch (IOException e) {
        throw new InputException(
            entry.file().toString(),
            "cannot be read (" + e + ")",
            "a picture file that stays in its place",
            "check its permissions, and that nothing removes files from the set",
            e);
      }
    }
    return hash.hex();
  }

  @Override
  public Optional<int[]> labels() {
    return labels.get();
  }

  @Override
  public PictureStream open(StreamOptions options) {
    EntryFeed feed = EntryFeed.of(entries.size(), i -> new FileEntry(entries.get(i)));
    return new DecodingStream(name(), feed, options);
  }
}
