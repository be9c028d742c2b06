package dev.understudy.datasets.archives;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** An unpacked tar, read at random by the places of its files. */
public final class TarArchive implements Archive {
  static final String KIND = "tar archive";

  private final Path path;
  private final Refusals refusals;
  private final List<ArchiveEntry> entries;

  private TarArchive(Path path, Refusals refusals, List<ArchiveEntry> entries) {
    this.path = path;
    this.refusals = refusals;
    this.entries = entries;
  }

  /**
   * Reads the headers of all members.
   *
   * @throws dev.understudy.common.InputException if it is no tar, cut short, or a hostile one
   */
  public static TarArchive of(Path path) {
    var refusals = new Refusals(path);
    try (var tar = new TarFile(path)) {
      return new TarArchive(path, refusals, list(tar, refusals, Files.size(path)));
    } catch (IOException e) {
      throw refusals.unreadable(KIND, e);
    }
  }

  private static List<ArchiveEntry> list(TarFile tar, Refusals refusals, long fileBytes) {
    var members = new TarMembers(refusals);
    var found = new ArrayList<ArchiveEntry>();
    for (TarArchiveEntry member : tar.getEntries()) {
      if (members.isFile(member)) {
        if (member.getSize() > fileBytes - member.getDataOffset()) {
          throw refusals.damaged(member.getName(), new EOFException());
        }
        found.add(members.entry(member));
      }
    }
    found.sort(Comparator.comparing(ArchiveEntry::name, NameOrder::byCodePoint));
    return List.copyOf(found);
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public List<ArchiveEntry> entries() {
    return entries;
  }

  @Override
  public boolean isSequential() {
    return false;
  }

  @Override
  public Reader open() throws IOException {
    return new TarReader(FileChannel.open(path));
  }

  private final class TarReader implements Reader {
    private final FileChannel channel;

    TarReader(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public byte[] read(ArchiveEntry entry) {
      if (entry.bytes() > Defaults.MAX_ENTRY_BYTES) {
        throw refusals.tooLarge(entry.name(), "has " + entry.bytes() + " bytes");
      }
      ByteBuffer content = ByteBuffer.allocate((int) entry.bytes());
      try {
        while (content.hasRemaining()) {
          if (channel.read(content, entry.offset() + content.position()) < 0) {
            throw new EOFException();
          }
        }
      } catch (IOException e) {
        throw refusals.damaged(entry.name(), e);
      }
      return content.array();
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw refusals.unreadable(KIND, e);
      }
    }
  }
}
