package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.streaming.DecodingStream;
import dev.understudy.datasets.streaming.EntryFeed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * A folder of picture files, or a single file. The first picture decides size and channels: a later
 * grey one in a coloured set is read as RGB; a coloured one in a grey set is an error, since what
 * came before cannot be taken back.
 *
 * <p>Its hash goes over, for each picture in order, the relative name in UTF-8, a zero byte, the
 * file's size as 8 bytes big-endian, and the file's bytes.
 */
public final class FolderPictures implements PictureSource {
  private final Path path;
  private final List<FolderListing.Entry> entries;
  private @Nullable String sha256;

  private FolderPictures(Path path, List<FolderListing.Entry> entries) {
    this.path = path;
    this.entries = entries;
  }

  /**
   * Lists a folder once; files that come later are not seen.
   *
   * @throws InputException if it holds no picture, or one of a kind that cannot be read
   */
  public static FolderPictures ofFolder(Path folder) {
    List<FolderListing.Entry> entries = FolderListing.of(folder);
    if (entries.isEmpty()) {
      throw new InputException(
          folder.toString(),
          "holds no pictures",
          "PNG, JPEG or BMP files in it or in folders below it",
          "check the path");
    }
    return new FolderPictures(folder, entries);
  }

  /** Whether a file's name says that it is a picture this class reads. */
  public static boolean isPictureFile(Path file) {
    return FolderListing.hasPictureName(file);
  }

  /** A set of one picture. */
  public static FolderPictures ofFile(Path file) {
    String name = String.valueOf(file.getFileName());
    return new FolderPictures(file, List.of(new FolderListing.Entry(name, file)));
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
    MessageDigest digest = DigestUtils.getSha256Digest();
    for (FolderListing.Entry entry : entries) {
      try (InputStream in = Files.newInputStream(entry.file())) {
        digest.update(entry.name().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(ByteBuffer.allocate(8).putLong(Files.size(entry.file())).array());
        DigestUtils.updateDigest(digest, in);
      } catch (IOException e) {
        throw new InputException(
            entry.file().toString(),
            "cannot be read (" + e + ")",
            "a picture file that stays in its place",
            "check its permissions, and that nothing removes files from the set",
            e);
      }
    }
    return Hex.encodeHexString(digest.digest());
  }

  @Override
  public PictureStream open(StreamOptions options) {
    EntryFeed feed = EntryFeed.of(entries.size(), i -> new FileEntry(entries.get(i)));
    return new DecodingStream(name(), feed, options);
  }
}
