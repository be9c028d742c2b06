package dev.understudy.measuring;

/**
 * What one launch measured, in nanoseconds around the invocation alone.
 *
 * @param firstNanos the first inference
 * @param warmUpNanos every warm-up run after it, in order
 * @param steadyNanos every steady-state run, in order
 * @param stable whether the warm-up ended because the latency had settled, not because its time was
 *     up
 * @param stop why the steady phase ended
 */
@SuppressWarnings("ArrayRecordComponent") // primitive samples; never compared by value
public record LaunchSamples(
    long firstNanos, long[] warmUpNanos, long[] steadyNanos, boolean stable, StopReason stop) {}
