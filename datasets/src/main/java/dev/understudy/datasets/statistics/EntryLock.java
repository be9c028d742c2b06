package dev.understudy.datasets.statistics;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps threads and processes from computing the same entry twice. The operating system frees it
 * when a process dies; its empty file stays.
 */
final class EntryLock implements AutoCloseable {
  /** File locks are per process: threads of one need a lock of their own. */
  private static final ConcurrentHashMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock thread;
  private final FileChannel channel;
  private final FileLock lock;

  private EntryLock(ReentrantLock thread, FileChannel channel, FileLock lock) {
    this.thread = thread;
    this.channel = channel;
    this.lock = lock;
  }

  static EntryLock acquire(Path file) {
    Path real = file.toAbsolutePath().normalize();
    ReentrantLock thread = THREADS.computeIfAbsent(real, path -> new ReentrantLock());
    thread.lock();
    boolean held = false;
    try {
      Files.createDirectories(real.getParent());
      FileChannel channel =
          FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        var lock = new EntryLock(thread, channel, channel.lock());
        held = true;
        return lock;
      } finally {
        if (!held) {
          channel.close();
        }
      }
    } catch (IOException e) {
      throw new InputException(
          file.toString(),
          "cannot be locked (" + e + ")",
          "a cache folder that may be written, on a file system with locks",
          "choose another folder",
          e);
    } finally {
      if (!held) {
        thread.unlock();
      }
    }
  }

  @Override
  public void close() {
    try (channel) {
      lock.release();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      thread.unlock();
    }
  }
}
