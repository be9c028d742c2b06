package dev.understudy.farm.launching;

import java.time.Duration;
import java.util.stream.Stream;

/** Finding processes that a test has started. */
final class Processes {
  private Processes() {}

  /** Waits until a descendant of {@code parent} runs {@code main}, and returns it. */
  static ProcessHandle await(ProcessHandle parent, Class<?> main) throws InterruptedException {
    while (parent.isAlive()) {
      var found = running(parent, main).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      Sleeper.SYSTEM.sleep(Duration.ofMillis(20));
    }
    throw new AssertionError("the parent ended without a child of " + main);
  }

  static Stream<ProcessHandle> running(ProcessHandle parent, Class<?> main) {
    return parent
        .descendants()
        .filter(p -> p.info().commandLine().orElse("").contains(main.getName()));
  }
}
