package dev.understudy.metrics;

/**
 * A measure that pictures flow through: batches in, merged with another of its kind, finished to a
 * result. The result does not depend on the batch size or the order of merging beyond 1e-6
 * relative. Not thread-safe: give each thread its own and merge.
 *
 * @param <B> what a batch is
 * @param <R> the result
 * @param <A> the implementing type itself
 */
public interface Accumulator<B, R, A extends Accumulator<B, R, A>> {
  /** Takes a batch; nothing of it is kept by reference. */
  void add(B batch);

  /** Takes all that {@code other} has taken; {@code other} is left as it is. */
  void merge(A other);

  /** The result over all that was taken; more may be added afterwards. */
  R finish();
}
