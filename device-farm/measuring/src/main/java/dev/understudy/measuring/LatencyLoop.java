package dev.understudy.measuring;

/**
 * Times an invocation by a plan: the first inference, the warm-up until it settles, the steady
 * state until there are samples enough. Between two readings of the clock there is nothing but the
 * invocation; everything else happens between runs.
 */
public final class LatencyLoop {
  /** Short and long moving average that must agree: the long one fits the shortest warm-up, 10. */
  private static final int SHORT = 4;

  private static final int LONG = 10;

  private static final double LEVEL = 0.95;

  /**
   * The interval is looked at each time the samples have grown by a quarter, so it costs little.
   */
  private static final double GROWTH = 1.25;

  private final Ticker ticker;
  private final LatencyPlan plan;

  /** A loop by this clock and plan. */
  public LatencyLoop(Ticker ticker, LatencyPlan plan) {
    this.ticker = ticker;
    this.plan = plan;
  }

  /**
   * Runs the invocation as often as the plan asks. What it throws passes through, and the samples
   * so far are lost: a launch that failed has no latency.
   */
  public LaunchSamples run(Runnable invocation) {
    return run(invocation, RunListener.NONE);
  }

  /** The same, calling a listener before each warm-up and steady run, outside the timing. */
  public LaunchSamples run(Runnable invocation, RunListener listener) {
    long first = time(invocation);
    SampleBuffer warmUp = new SampleBuffer(1024);
    boolean stable = warmUp(invocation, warmUp, listener);
    SampleBuffer steady = new SampleBuffer(Math.max(8192, plan.minRuns()));
    StopReason stop = steady(invocation, steady, listener);
    return new LaunchSamples(first, warmUp.toArray(), steady.toArray(), stable, stop);
  }

  private long time(Runnable invocation) {
    long start = ticker.nanos();
    invocation.run();
    return ticker.nanos() - start;
  }

  private boolean warmUp(Runnable invocation, SampleBuffer samples, RunListener listener) {
    long limit = plan.maxWarmUp().toNanos();
    long spent = 0;
    while (true) {
      if (samples.size() >= plan.warmUpRuns() && settled(samples)) {
        return true;
      }
      if (samples.size() >= plan.warmUpRuns() && spent >= limit) {
        return false;
      }
      samples.makeRoom();
      listener.before(RunListener.Phase.WARM_UP, samples.size());
      long sample = time(invocation);
      samples.add(sample);
      spent += sample;
    }
  }

  private boolean settled(SampleBuffer samples) {
    if (samples.size() < LONG) {
      // A plan that asks for fewer warm-up runs than the long average needs asks for no check.
      return plan.warmUpRuns() < LONG;
    }
    double slow = samples.meanOfLast(LONG);
    return Math.abs(samples.meanOfLast(SHORT) - slow) <= plan.stability() * slow;
  }

  private StopReason steady(Runnable invocation, SampleBuffer samples, RunListener listener) {
    long start = ticker.nanos();
    int nextLook = plan.minRuns();
    while (true) {
      long spent = ticker.nanos() - start;
      boolean enough = samples.size() >= plan.minRuns();
      if (enough && spent >= plan.minTime().toNanos()) {
        return StopReason.PLANNED;
      }
      if (samples.size() > 0 && spent >= plan.maxTime().toNanos()) {
        return StopReason.OUT_OF_TIME;
      }
      if (enough && plan.halfWidth() > 0 && samples.size() >= nextLook) {
        nextLook = (int) Math.ceil(samples.size() * GROWTH);
        if (narrow(samples.sorted())) {
          return StopReason.NARROW;
        }
      }
      samples.makeRoom();
      listener.before(RunListener.Phase.STEADY, samples.size());
      samples.add(time(invocation));
    }
  }

  private boolean narrow(double[] sorted) {
    double[] interval = OrderStatistics.medianInterval(sorted, LEVEL);
    double median = OrderStatistics.quantile(sorted, 0.5);
    return (interval[1] - interval[0]) / 2 <= plan.halfWidth() * median;
  }
}
