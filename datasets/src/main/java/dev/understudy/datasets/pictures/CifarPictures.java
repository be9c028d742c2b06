package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.decoding.Levels;
import dev.understudy.datasets.streaming.DecodingStream;
import dev.understudy.datasets.streaming.EntryFeed;
import dev.understudy.datasets.streaming.PictureEntry;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of CIFAR files in the binary version, one after another. The hash goes over the
 * files' bytes, labels included.
 */
final class CifarPictures implements PictureSource {
  private final String name;
  private final List<CifarFile> files;
  private @Nullable String sha256;

  private CifarPictures(String name, List<CifarFile> files) {
    this.name = name;
    this.files = files;
  }

  /**
   * Reads the labels.
   *
   * @throws InputException if a file is none of CIFAR, or CIFAR-10 and CIFAR-100 are mixed
   */
  static CifarPictures of(String name, List<Path> paths) {
    List<CifarFile> files = paths.stream().map(CifarFile::of).toList();
    for (CifarFile file : files) {
      if (file.labelBytes() != files.get(0).labelBytes()) {
        throw new InputException(
            file.path().toString(),
            "is of another CIFAR than " + files.get(0).path(),
            "files of CIFAR-10 or of CIFAR-100 alone",
            "put them into different folders");
      }
    }
    return new CifarPictures(name, files);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long count() {
    return files.stream().mapToLong(file -> file.labels().length).sum();
  }

  @Override
  public Optional<int[]> labels() {
    return Optional.of(files.stream().flatMapToInt(file -> IntStream.of(file.labels())).toArray());
  }

  @Override
  public synchronized String sha256() {
    if (sha256 == null) {
      MessageDigest digest = DigestUtils.getSha256Digest();
      for (CifarFile file : files) {
        try (InputStream in = Files.newInputStream(file.path())) {
          DigestUtils.updateDigest(digest, in);
        } catch (IOException e) {
          throw CifarFile.unreadable(file.path(), e);
        }
      }
      sha256 = Hex.encodeHexString(digest.digest());
    }
    return sha256;
  }

  @Override
  public PictureStream open(StreamOptions options) {
    return new DecodingStream(name, new Feed(), options);
  }

  private final class Feed implements EntryFeed {
    private int file;
    private int picture;
    private @Nullable InputStream in;

    @Override
    public Optional<PictureEntry> next() {
      while (file < files.size() && picture == files.get(file).labels().length) {
        close();
        file++;
        picture = 0;
      }
      if (file == files.size()) {
        return Optional.empty();
      }
      CifarFile current = files.get(file);
      try {
        InputStream from = in;
        if (from == null) {
          from = new BufferedInputStream(Files.newInputStream(current.path()), 1 << 16);
          in = from;
        }
        var levels = new Levels(current.next(from), 3, CifarFile.SIDE, CifarFile.SIDE);
        String entry = current.path().getFileName() + ": picture " + picture++;
        return Optional.of(new HeldEntry(entry, levels));
      } catch (IOException e) {
        throw CifarFile.unreadable(current.path(), e);
      }
    }

    @Override
    public void close() {
      try {
        if (in != null) {
          in.close();
          in = null;
        }
      } catch (IOException e) {
        throw CifarFile.unreadable(files.get(file).path(), e);
      }
    }
  }
}
