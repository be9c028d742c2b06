package dev.understudy.farm.launching;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/** The launches that run now; Ctrl-C and SIGTERM of this program take them along. */
final class Children {
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
  private static volatile boolean stopping;

  static {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(Children::stopAll, "stop-launches"));
    } catch (IllegalStateException e) {
      stopping = true; // loaded while the program is already going down
    }
  }

  private Children() {}

  static void add(Process child) {
    RUNNING.add(child);
    if (stopping) {
      remove(child);
    }
    checkNotStopping();
  }

  /** Forgets a child, killing it if it still runs. */
  static void remove(Process child) {
    child.destroyForcibly();
    RUNNING.remove(child);
  }

  /** A child that ended because the program is going down has no result. */
  static void checkNotStopping() {
    if (stopping) {
      throw new CancellationException("the program was told to stop during a launch");
    }
  }

  private static void stopAll() {
    stopping = true;
    RUNNING.forEach(Process::destroyForcibly);
  }
}
