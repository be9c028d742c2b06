package dev.understudy.harness.run;

import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Fails a run once in the midst of each step, as a kill would, and goes on with it. */
final class FailingOnce implements Progress {
  private static final int MOST_ATTEMPTS = 20;

  private final Set<String> failed = new LinkedHashSet<>();
  private String step = "";

  /** A run, new or resumed. */
  @FunctionalInterface
  interface Attempt {
    RunRecord run(boolean resume, Progress progress) throws IOException;
  }

  /** Runs until no step fails any more. */
  RunRecord until(Attempt attempt) throws IOException {
    for (int tries = 0; tries < MOST_ATTEMPTS; tries++) {
      try {
        return attempt.run(tries > 0, this);
      } catch (IllegalStateException killed) {
        if (!"killed".equals(killed.getMessage())) {
          throw killed;
        }
      }
    }
    throw new AssertionError("still failing; so far in " + failed);
  }

  /** The steps that failed, in order. */
  Set<String> failed() {
    return failed;
  }

  @Override
  public void begin(String name, int number, int of, long work) {
    step = name;
  }

  @Override
  public void advance(long units) {
    if (failed.add(step)) {
      throw new IllegalStateException("killed");
    }
  }

  @Override
  public void end() {}

  @Override
  public void say(String line) {}
}
