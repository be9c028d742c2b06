package dev.understudy.farm.launching;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this process when its parent is gone. The parent holds the other end of standard input and
 * writes nothing; the operating system closes it however the parent dies, kill -9 included.
 */
final class ParentWatch {
  /** The exit code of a launch whose parent is gone. */
  static final int PARENT_GONE = 3;

  private ParentWatch() {}

  /** Watches on a thread of its own, which does not keep the process alive. */
  static void start(InputStream in, Runnable gone) {
    Thread watch = new Thread(() -> watch(in, gone), "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void watch(InputStream in, Runnable gone) {
    try {
      while (in.read() >= 0) {
        // nothing is said on this channel
      }
    } catch (IOException e) {
      System.err.println("lost the parent: " + e);
    }
    gone.run();
  }
}
