package dev.understudy.phone.system;

import java.io.IOException;
import java.util.Optional;

/** What {@code am instrument} can run: UiAutomator2's server. */
public interface Instrumentation {
  /** A running one. */
  interface Running {
    /** Waits at most {@code millis} for it to end; whether it still runs. */
    boolean after(long millis) throws InterruptedException;

    /** What it printed at its end. */
    String farewell();

    /** Ends it. */
    void stop();
  }

  /** Starts what a runner runs; empty if it is none of ours. */
  Optional<Running> start(String component) throws IOException;

  /** Ends whatever runs, as when its package is stopped. */
  void stopped(String packageName);
}
