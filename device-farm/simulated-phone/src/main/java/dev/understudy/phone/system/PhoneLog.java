package dev.understudy.phone.system;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * What was asked of the phone, and what it refused because it does not know it: a driver's update
 * that asks for more shows there. Safe for many threads.
 */
public final class PhoneLog {
  /** A test's worth of lines; the oldest go first. */
  private static final int KEPT = 20_000;

  private final Consumer<String> sink;
  private final Deque<String> lines = new ArrayDeque<>();
  private final List<String> refusals = new ArrayList<>();

  /** Hands each line on to {@code sink}, too. */
  public PhoneLog(Consumer<String> sink) {
    this.sink = sink;
  }

  /** Something was asked or done. */
  public void note(String line) {
    synchronized (this) {
      if (lines.size() == KEPT) {
        lines.removeFirst();
      }
      lines.addLast(line);
    }
    sink.accept(line);
  }

  /** Something was asked that the phone does not know. */
  public void refuse(String what) {
    synchronized (this) {
      refusals.add(what);
    }
    note("REFUSED " + what);
  }

  /** What was refused so far. */
  public synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** The latest lines. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
