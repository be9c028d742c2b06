package dev.understudy.harness.gate;

import java.util.Optional;

/** Where the files lie that a record names: a folder, or a history. */
public interface RunFileSource {
  /** A file's content, by its name in the record; empty if it is not there or may not be read. */
  Optional<byte[]> read(String file);
}
