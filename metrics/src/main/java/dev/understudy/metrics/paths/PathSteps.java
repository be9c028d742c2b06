package dev.understudy.metrics.paths;

/**
 * Small steps in latent space.
 *
 * @param first the first step's number over all
 * @param count steps
 * @param from {@code [count, d]} row-major, where each begins
 * @param to {@code [count, d]} row-major, where each ends
 */
@SuppressWarnings("ArrayRecordComponent") // a batch is a view of its arrays
public record PathSteps(long first, int count, float[] from, float[] to) {
  /** Checks that the ends are of one shape. */
  public PathSteps {
    if (count < 1 || from.length != to.length || from.length % count != 0) {
      throw new IllegalArgumentException(
          from.length + " and " + to.length + " values are not ends of " + count + " steps");
    }
  }
}
