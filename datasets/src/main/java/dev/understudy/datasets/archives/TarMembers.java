package dev.understudy.datasets.archives;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Checks one tar's members as they come. */
final class TarMembers {
  private final Refusals refusals;
  private final EntryNames names;
  private int index;

  TarMembers(Refusals refusals) {
    this.refusals = refusals;
    this.names = new EntryNames(refusals);
  }

  /** The number of the member that comes next. */
  int nextIndex() {
    return index;
  }

  /** Whether it is a file; folders are not, and all else is refused. */
  boolean isFile(TarArchiveEntry member) {
    index++;
    String name = member.getName();
    if (!member.isCheckSumOK()) {
      throw refusals.hostile(name, "has a header with a wrong checksum");
    }
    if (member.isSymbolicLink() || member.isLink()) {
      throw refusals.hostile(name, "is a link to " + member.getLinkName());
    }
    if (member.isCharacterDevice() || member.isBlockDevice() || member.isFIFO()) {
      throw refusals.hostile(name, "is a device or pipe");
    }
    if (member.isSparse()) {
      throw refusals.hostile(name, "is a sparse file");
    }
    if (member.isDirectory()) {
      names.folder(name);
      return false;
    }
    return true;
  }

  /** A file's entry. */
  ArchiveEntry entry(TarArchiveEntry member) {
    return new ArchiveEntry(
        names.file(member.getName()), member.getSize(), index - 1, member.getDataOffset());
  }
}
