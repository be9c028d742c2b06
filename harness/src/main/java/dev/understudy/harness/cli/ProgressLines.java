package dev.understudy.harness.cli;

import dev.understudy.harness.run.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Plain lines for CI and pipes: one when a step starts, then at most one every few seconds. */
final class ProgressLines implements Progress {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private String label = "";
  private long work;
  private long done;
  private long started;
  private long lastLine;

  ProgressLines(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
  }

  @Override
  public void begin(String step, int number, int of, long units) {
    label = "[" + number + "/" + of + "] " + step;
    work = units;
    done = 0;
    started = nanoTime.getAsLong();
    lastLine = started;
    out.println(label);
  }

  @Override
  public void advance(long units) {
    done += units;
    long now = nanoTime.getAsLong();
    if (now - lastLine >= EVERY.toNanos() && done < work) {
      lastLine = now;
      long left = Math.round((now - started) / 1e9 / done * (work - done));
      out.println(label + ": " + done + " of " + work + ", about " + left + " s left");
    }
  }

  @Override
  public void end() {
    label = "";
  }

  @Override
  public void say(String line) {
    out.println(line);
  }
}
