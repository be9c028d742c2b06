package dev.understudy.farm.android;

import dev.understudy.measuring.Ticker;
import dev.understudy.measuring.job.JobState;
import dev.understudy.measuring.job.JobStatus;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells how much of a load's time has passed, from what is seen of its job. */
final class LoadTime implements Consumer<JobStatus> {
  private final Ticker ticker;
  private final Duration time;
  private final Consumer<Duration> soFar;
  private @Nullable String job;
  private long begun;

  /**
   * @param time what the load lasts
   * @param soFar is told never more than that
   */
  LoadTime(Ticker ticker, Duration time, Consumer<Duration> soFar) {
    this.ticker = ticker;
    this.time = time;
    this.soFar = soFar;
  }

  @Override
  public void accept(JobStatus status) {
    if (status.state() != JobState.MEASURING) {
      return;
    }
    if (!status.job().equals(job)) { // the first look at it, or an attempt that begins anew
      job = status.job();
      begun = ticker.nanos();
    }
    Duration passed = Duration.ofNanos(ticker.nanos() - begun);
    soFar.accept(passed.compareTo(time) < 0 ? passed : time);
  }
}
