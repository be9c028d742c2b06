package dev.understudy.runtimes.cuts;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is there whole or not at all: written beside its place, then moved to it. */
public final class CutFile implements AutoCloseable {
  private final Path target;
  private final Path partial;
  private final FileChannel channel;

  private CutFile(Path target, Path partial, FileChannel channel) {
    this.target = target;
    this.partial = partial;
    this.channel = channel;
  }

  /** What writes a file's content. */
  public interface Content {
    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Starts a file. */
  public static CutFile create(Path target) throws IOException {
    Path partial = target.resolveSibling(target.getFileName() + ".part");
    return new CutFile(
        target,
        partial,
        FileChannel.open(
            partial,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE));
  }

  /** Writes a whole file. */
  public static void write(Path target, Content content) throws IOException {
    try (CutFile file = create(target)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file.channel));
      content.writeTo(out);
      out.flush();
      file.finish();
    }
  }

  /** Where the content goes. */
  public FileChannel channel() {
    return channel;
  }

  /** Brings the content to the disk and the file to its place. */
  public void finish() throws IOException {
    channel.force(true);
    channel.close();
    try {
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(partial);
  }
}
