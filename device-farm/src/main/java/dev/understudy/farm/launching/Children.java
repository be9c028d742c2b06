package dev.understudy.farm.launching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * The launches that run now; Ctrl-C and SIGTERM of this program take them along. Starting holds the
 * lock, so that none slips through between its start and its listing.
 */
final class Children {
  private static final Object LOCK = new Object();
  private static final Map<Process, Path> RUNNING = new HashMap<>();
  private static volatile boolean stopping;

  static {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(Children::stopAll, "stop-launches"));
    } catch (IllegalStateException e) {
      stopping = true; // loaded while the program is already going down
    }
  }

  private Children() {}

  /**
   * Starts a child.
   *
   * @param folder its folder for temporary files, deleted with it when the program goes down
   */
  static Process start(ProcessBuilder child, Path folder) throws IOException {
    synchronized (LOCK) {
      checkNotStopping();
      Process process = child.start();
      RUNNING.put(process, folder);
      return process;
    }
  }

  /** Forgets a child, killing it if it still runs. */
  static void end(Process child) {
    synchronized (LOCK) {
      kill(child);
      RUNNING.remove(child);
    }
  }

  /** Deletes a child's folder, and with it what a killed child could not (native libraries). */
  static void delete(Path folder) {
    synchronized (LOCK) {
      if (!Files.exists(folder)) {
        return; // already deleted on the way down
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException e) {
        // Hours of measuring must not be lost to a file that is still held open.
        System.getLogger(Children.class.getName())
            .log(Level.WARNING, "could not delete " + folder, e);
      }
    }
  }

  private static void kill(Process child) {
    child.destroyForcibly().onExit().join();
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
      RUNNING.keySet().forEach(Children::kill);
      RUNNING.values().forEach(Children::delete);
    }
  }
}
