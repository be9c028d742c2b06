package dev.understudy.phone.system;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The running processes, by name. */
public final class Processes {
  private static final int FIRST_PID = 1001;

  private final Map<String, AppProcess> running = new ConcurrentSkipListMap<>();
  private int nextPid = FIRST_PID;

  /** Each by its name. */
  public Map<String, AppProcess> all() {
    return running;
  }

  /** The process of this name. */
  public Optional<AppProcess> find(String name) {
    return Optional.ofNullable(running.get(name));
  }

  synchronized AppProcess start(String name, Android android) {
    return running.computeIfAbsent(name, n -> new AppProcess(n, nextPid++, android));
  }

  /** Kills a process; the one that ran. */
  public synchronized Optional<AppProcess> kill(String name) {
    AppProcess process = running.remove(name);
    if (process != null) {
      process.die();
    }
    return Optional.ofNullable(process);
  }
}
