package dev.understudy.datasets.archives;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A tar packed by gzip. It has no places to jump to, so it is unpacked once for its list and again
 * for every pass, and its files keep the archive's own order.
 */
public final class TarStreamArchive implements Archive {
  private static final String KIND = "tar archive packed by gzip";

  private final Path path;
  private final Refusals refusals;
  private final List<ArchiveEntry> entries;

  private TarStreamArchive(Path path, Refusals refusals, List<ArchiveEntry> entries) {
    this.path = path;
    this.refusals = refusals;
    this.entries = entries;
  }

  /**
   * Unpacks it for the list of its members, and for its checksum.
   *
   * @throws dev.understudy.common.InputException if it is no such archive, cut short, or hostile
   */
  public static TarStreamArchive of(Path path) {
    return of(path, Defaults.HARMLESS_BYTES);
  }

  static TarStreamArchive of(Path path, long harmlessBytes) {
    var refusals = new Refusals(path);
    var members = new TarMembers(refusals);
    var found = new ArrayList<ArchiveEntry>();
    String last = "its beginning";
    try (var in = new GuardedGzip(path, harmlessBytes);
        var tar = new TarArchiveInputStream(in)) {
      for (TarArchiveEntry next = tar.getNextEntry(); next != null; next = tar.getNextEntry()) {
        last = next.getName();
        if (members.isFile(next)) {
          found.add(members.entry(next));
        }
      }
      in.readToEnd();
    } catch (GuardedGzip.BombException e) {
      throw refusals.tooLarge(last, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw refusals.unreadable(KIND, e);
    }
    return new TarStreamArchive(path, refusals, List.copyOf(found));
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
    return true;
  }

  @Override
  public Reader open() throws IOException {
    return new StreamReader(
        new TarArchiveInputStream(new GuardedGzip(path, Defaults.HARMLESS_BYTES)));
  }

  private final class StreamReader implements Reader {
    private final TarArchiveInputStream tar;
    private int next;

    StreamReader(TarArchiveInputStream tar) {
      this.tar = tar;
    }

    @Override
    public byte[] read(ArchiveEntry entry) {
      if (entry.bytes() > Defaults.MAX_ENTRY_BYTES) {
        throw refusals.tooLarge(entry.name(), "has " + entry.bytes() + " bytes");
      }
      if (entry.index() < next) {
        throw new IllegalArgumentException(entry + " was passed already");
      }
      try {
        @Nullable TarArchiveEntry member = null;
        while (next <= entry.index()) {
          member = tar.getNextEntry();
          next++;
        }
        if (member == null || member.getSize() != entry.bytes()) {
          throw new IOException("the archive changed since it was listed");
        }
        return Bytes.exactly(tar, entry.bytes());
      } catch (IOException e) {
        throw refusals.damaged(entry.name(), e);
      }
    }

    @Override
    public void close() {
      try {
        tar.close();
      } catch (IOException e) {
        throw refusals.unreadable(KIND, e);
      }
    }
  }
}
