package dev.understudy.farm.launching;

import dev.understudy.common.Validity;
import dev.understudy.farm.Defaults;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LaunchResult;
import dev.understudy.measuring.LatencyPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The parent's side of a launch.
 *
 * @param mainClass the child's main class; another one only in tests
 * @param margin what a launch may take beyond its plan's phases
 * @param idle how to wait for an idle machine
 */
public record Launcher(String mainClass, Duration margin, IdleWait idle) {
  /** Exit codes of a JVM that was asked to stop: SIGHUP, SIGINT, SIGTERM. */
  private static final Set<Integer> ASKED_TO_STOP = Set.of(129, 130, 143);

  private static final int KILLED = 137;

  private static final Duration TELL_EVERY = Duration.ofSeconds(1);

  /** The real thing. */
  public static Launcher with(IdleWait idle) {
    return new Launcher(LaunchMain.class.getName(), Defaults.LAUNCH_MARGIN, idle);
  }

  /**
   * Makes one launch.
   *
   * @throws CancellationException if it was asked to stop
   */
  public LaunchResult launch(GeneratorSpec spec, LatencyPlan plan, int launch) {
    return launch(spec, plan, launch, waited -> {});
  }

  /**
   * The same, telling once a second how long the process has run.
   *
   * @param waited is told on this thread; what it throws ends the process
   */
  public LaunchResult launch(
      GeneratorSpec spec, LatencyPlan plan, int launch, Consumer<Duration> waited) {
    try {
      double load = idle.await();
      LaunchReport report = report(spec, plan, waited);
      return new LaunchResult(
          launch,
          report.loadNanos(),
          report.firstNanos(),
          report.warmUpNanos(),
          report.steadyNanos(),
          report.peakMemoryBytes(),
          load,
          report.validity());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a launch of " + spec.subject(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled("a launch of " + spec.subject() + " was interrupted", e);
    }
  }

  private LaunchReport report(GeneratorSpec spec, LatencyPlan plan, Consumer<Duration> waited)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("understudy-launch");
    Path job = folder.resolve("job.json");
    Path report = folder.resolve("report.json");
    try {
      LaunchJson.write(job, new LaunchJob(spec, plan));
      Process child = Children.start(ChildJvm.of(mainClass, job, report), folder);
      try {
        return outcome(child, limit(plan), report, waited);
      } finally {
        Children.end(child);
      }
    } finally {
      Children.delete(folder);
    }
  }

  private LaunchReport outcome(
      Process child, Duration limit, Path report, Consumer<Duration> waited)
      throws IOException, InterruptedException {
    LastLines lines = new LastLines(child.getInputStream());
    if (!ends(child, limit, waited)) {
      child.destroyForcibly().waitFor();
      return failed("it had no result after " + limit.toSeconds() + " s and was killed", lines);
    }
    Children.checkNotStopping();
    int code = child.exitValue();
    if (ASKED_TO_STOP.contains(code)) {
      throw new CancellationException("a launch was told to stop (exit code " + code + ")");
    }
    if (code == KILLED) {
      return failed("it was killed (exit code 137): out of memory, or by hand", lines);
    }
    if (code != 0) {
      return failed("it ended with exit code " + code, lines);
    }
    if (!Files.exists(report)) {
      return failed("it ended without a report", lines);
    }
    return LaunchJson.read(report, LaunchReport.class);
  }

  private static boolean ends(Process child, Duration limit, Consumer<Duration> waited)
      throws InterruptedException {
    Duration soFar = Duration.ZERO;
    while (soFar.compareTo(limit) < 0) {
      Duration left = limit.minus(soFar);
      Duration wait = left.compareTo(TELL_EVERY) < 0 ? left : TELL_EVERY;
      if (child.waitFor(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        return true;
      }
      soFar = soFar.plus(wait);
      waited.accept(soFar);
    }
    return false;
  }

  private static LaunchReport failed(String what, LastLines lines) throws InterruptedException {
    return LaunchReport.without(
        Validity.of(
            Validity.Kind.FAILED,
            "the launch failed: " + what + "; its last lines:\n" + lines.afterEnd()));
  }

  private Duration limit(LatencyPlan plan) {
    return plan.maxWarmUp().plus(plan.maxTime()).plus(margin);
  }

  private static CancellationException cancelled(String message, Throwable cause) {
    CancellationException e = new CancellationException(message);
    e.initCause(cause);
    return e;
  }
}
