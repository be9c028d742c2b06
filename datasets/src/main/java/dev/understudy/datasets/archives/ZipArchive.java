package dev.understudy.datasets.archives;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip, read at random, its entries stored or deflated and their checksums compared. */
public final class ZipArchive implements Archive {
  private static final String KIND = "zip archive";

  private final Path path;
  private final Refusals refusals;
  private final List<ArchiveEntry> entries;

  private ZipArchive(Path path, Refusals refusals, List<ArchiveEntry> entries) {
    this.path = path;
    this.refusals = refusals;
    this.entries = entries;
  }

  /**
   * Reads the list of entries.
   *
   * @throws dev.understudy.common.InputException if it is no zip, or a hostile one
   */
  public static ZipArchive of(Path path) {
    var refusals = new Refusals(path);
    try (ZipFile zip = zip(path)) {
      return new ZipArchive(path, refusals, list(zip, refusals, Files.size(path)));
    } catch (IOException e) {
      throw refusals.unreadable(KIND, e);
    }
  }

  private static ZipFile zip(Path path) throws IOException {
    return ZipFile.builder().setPath(path).get();
  }

  private static List<ArchiveEntry> list(ZipFile zip, Refusals refusals, long fileBytes) {
    var names = new EntryNames(refusals);
    var found = new ArrayList<ArchiveEntry>();
    long packed = 0;
    long unpacked = 0;
    int index = 0;
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      int at = index++;
      if (entry.isDirectory()) {
        names.folder(entry.getName());
        continue;
      }
      check(entry, refusals);
      packed += entry.getCompressedSize();
      unpacked += entry.getSize();
      if (packed > fileBytes) {
        throw refusals.tooLarge(entry.getName(), "shares its bytes with other entries");
      }
      if (unpacked > Defaults.HARMLESS_BYTES && unpacked > Defaults.MAX_RATIO * fileBytes) {
        throw refusals.tooLarge(
            entry.getName(), "brings the archive from " + fileBytes + " to " + unpacked + " bytes");
      }
      found.add(new ArchiveEntry(names.file(entry.getName()), entry.getSize(), at, 0));
    }
    found.sort(Comparator.comparing(ArchiveEntry::name, NameOrder::byCodePoint));
    return List.copyOf(found);
  }

  private static void check(ZipArchiveEntry entry, Refusals refusals) {
    String name = entry.getName();
    if (entry.isUnixSymlink()) {
      throw refusals.hostile(name, "is a symbolic link");
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw refusals.hostile(name, "is encrypted");
    }
    int method = entry.getMethod();
    if (method != ZipArchiveEntry.STORED && method != ZipArchiveEntry.DEFLATED) {
      throw refusals.hostile(name, "is packed by method " + method + ", not stored or deflated");
    }
    long packed = entry.getCompressedSize();
    long unpacked = entry.getSize();
    if (packed < 0 || unpacked < 0 || (method == ZipArchiveEntry.STORED && packed != unpacked)) {
      throw refusals.hostile(name, "claims " + unpacked + " bytes packed into " + packed);
    }
    if (unpacked > Defaults.HARMLESS_ENTRY_BYTES && unpacked > Defaults.MAX_RATIO * packed) {
      throw refusals.tooLarge(name, "claims to grow from " + packed + " to " + unpacked + " bytes");
    }
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
    ZipFile zip = zip(path);
    return new ZipReader(zip, Collections.list(zip.getEntries()));
  }

  private final class ZipReader implements Reader {
    private final ZipFile zip;
    private final List<ZipArchiveEntry> members;

    ZipReader(ZipFile zip, List<ZipArchiveEntry> members) {
      this.zip = zip;
      this.members = members;
    }

    @Override
    public byte[] read(ArchiveEntry entry) {
      if (entry.bytes() > Defaults.MAX_ENTRY_BYTES) {
        throw refusals.tooLarge(entry.name(), "has " + entry.bytes() + " bytes");
      }
      ZipArchiveEntry member = members.get(entry.index());
      try (InputStream in = zip.getInputStream(member)) {
        byte[] content = Bytes.exactly(in, entry.bytes());
        var crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != member.getCrc()) {
          throw new IOException("its checksum is wrong");
        }
        return content;
      } catch (IOException e) {
        throw refusals.damaged(entry.name(), e);
      }
    }

    @Override
    public void close() {
      try {
        zip.close();
      } catch (IOException e) {
        throw refusals.unreadable(KIND, e);
      }
    }
  }
}
