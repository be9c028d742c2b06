package dev.understudy.farm.launching;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * The launches that run now; Ctrl-C and SIGTERM of this program take them along. Starting holds the
 * lock, so that none slips through between its start and its listing.
 */
final class Children {
  private static final Object LOCK = new Object();
  private static final Set<Process> RUNNING = new HashSet<>();
  private static volatile boolean stopping;

  static {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(Children::stopAll, "stop-launches"));
    } catch (IllegalStateException e) {
      stopping = true; // loaded while the program is already going down
    }
  }

  private Children() {}

  static Process start(ProcessBuilder child) throws IOException {
    synchronized (LOCK) {
      checkNotStopping();
      Process process = child.start();
      RUNNING.add(process);
      return process;
    }
  }

  /** Forgets a child, killing it if it still runs. */
  static void end(Process child) {
    child.destroyForcibly();
    synchronized (LOCK) {
      RUNNING.remove(child);
    }
  }

  /** A child that ended because the program is going down has no result. */
  static void checkNotStopping() {
    if (stopping) {
      throw new CancellationException("the program was told to stop during a launch");
    }
  }

  private static void stopAll() {
    stopping = true;
    synchronized (LOCK) {
      RUNNING.forEach(Process::destroyForcibly);
    }
  }
}
