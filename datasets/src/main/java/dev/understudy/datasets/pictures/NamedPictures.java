package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.pictures.NamedFiles.NamedFile;
import dev.understudy.datasets.streaming.DecodingStream;
import dev.understudy.datasets.streaming.EntryFeed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.List;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Picture files in an order of their own. Hashed as a folder of the same names is. */
final class NamedPictures implements PictureSource {
  private final String name;
  private final List<NamedFile> files;
  private @Nullable String sha256;

  NamedPictures(String name, List<NamedFile> files) {
    this.name = name;
    this.files = List.copyOf(files);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long count() {
    return files.size();
  }

  @Override
  public synchronized String sha256() {
    if (sha256 == null) {
      MessageDigest digest = DigestUtils.getSha256Digest();
      files.forEach(file -> update(digest, file));
      sha256 = Hex.encodeHexString(digest.digest());
    }
    return sha256;
  }

  private static void update(MessageDigest digest, NamedFile named) {
    try (InputStream in = Files.newInputStream(named.file())) {
      digest.update(named.name().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(ByteBuffer.allocate(8).putLong(Files.size(named.file())).array());
      DigestUtils.updateDigest(digest, in);
    } catch (IOException e) {
      throw new InputException(
          named.file().toString(),
          "cannot be read (" + e + ")",
          "a picture file that stays in its place",
          "check its permissions, and that nothing removes files from the set",
          e);
    }
  }

  @Override
  public PictureStream open(StreamOptions options) {
    EntryFeed feed = EntryFeed.of(files.size(), i -> new FileEntry(entry(files.get(i))));
    return new DecodingStream(name, feed, options);
  }

  private static FolderListing.Entry entry(NamedFile file) {
    return new FolderListing.Entry(file.name(), file.file());
  }
}
