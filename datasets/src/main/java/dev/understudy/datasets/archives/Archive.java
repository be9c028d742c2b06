package dev.understudy.datasets.archives;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An archive whose list of files was read and found harmless. Safe for use by many threads. */
public sealed interface Archive permits ZipArchive, TarArchive, TarStreamArchive {
  /** The file. */
  Path path();

  /**
   * Its files, without folders. Sorted by name, by code point; of a sequential archive as they come
   * in it.
   */
  List<ArchiveEntry> entries();

  /** Whether its files can only be read in order, by one thread. */
  boolean isSequential();

  /**
   * Opens it for reading.
   *
   * @throws IOException if it cannot be opened any more
   */
  Reader open() throws IOException;

  /** An open archive. Safe for use by many threads if it is not sequential. */
  interface Reader extends AutoCloseable {
    /**
     * All bytes of one file; of a sequential archive each only after those before it.
     *
     * @throws dev.understudy.common.InputException naming archive and file if it is damaged, or
     *     larger than a picture may be
     */
    byte[] read(ArchiveEntry entry);

    @Override
    void close();
  }
}
