package dev.understudy.phone.adb;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The phone's files as the sync protocol sees them; an {@link IOException}'s message goes to adb.
 */
public interface SyncFiles {
  /**
   * What a file is.
   *
   * @param mode type and permissions as in {@code stat(2)}; 0 where there is nothing
   * @param size in bytes
   * @param modified in seconds since 1970
   */
  record Stat(String name, int mode, long size, long modified) {}

  /** A file being pushed. */
  interface Incoming {
    /** Adds to it. */
    void write(byte[] data) throws IOException;

    /** Ends it well. */
    void finish(long modified) throws IOException;

    /** Ends it in the middle: the cable was pulled. */
    void abandon();
  }

  /** What is at a path. */
  Stat stat(String path);

  /** What is in a folder; empty where there is none. */
  List<Stat> list(String path);

  /** Opens a file to be pulled. */
  InputStream pull(String path) throws IOException;

  /** Begins a file that is pushed, with the folders above it. */
  Incoming push(String path) throws IOException;
}
