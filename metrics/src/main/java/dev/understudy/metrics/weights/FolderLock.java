package dev.understudy.metrics.weights;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Only one at a time changes a cache folder, among processes and among this process's threads. The
 * system gives a dead process's lock back; the file that stays behind means nothing.
 */
final class FolderLock {
  /** A file lock is the whole process's, so its threads need one more between them. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock thread;
  private final FileChannel channel;

  private FolderLock(ReentrantLock thread, FileChannel channel) {
    this.thread = thread;
    this.channel = channel;
  }

  static FolderLock take(Path file, WeightsProgress progress) throws IOException {
    ReentrantLock thread =
        THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), unseen -> new ReentrantLock());
    thread.lock();
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock == null) {
          progress.say("Waiting for another understudy that is installing weights ...");
          lock = channel.lock();
        }
        return new FolderLock(thread, channel);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      thread.unlock();
      throw e;
    }
  }

  /** Gives the lock back. */
  void close() throws IOException {
    try {
      channel.close();
    } finally {
      thread.unlock();
    }
  }
}
