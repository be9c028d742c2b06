package dev.understudy.harness.cli;

import dev.understudy.harness.run.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar per step with time left, for a terminal. */
final class ProgressBars implements Progress {
  private final PrintStream out;
  private @Nullable ProgressBar bar;

  ProgressBars(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(String step, int number, int of, long work) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(String.format("[%d/%d] %-34s", number, of, shorten(step)))
            .setInitialMax(work)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setConsumer(new me.tongfei.progressbar.ConsoleProgressBarConsumer(out))
            .build();
  }

  @Override
  public void advance(long units) {
    if (bar != null) {
      bar.stepBy(units);
    }
  }

  @Override
  public void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public void say(String line) {
    out.println(line);
  }

  private static String shorten(String step) {
    return step.length() <= 34 ? step : step.substring(0, 33) + "…";
  }
}
