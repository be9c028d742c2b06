package dev.understudy.farm;

/**
 * A generator of which several outputs are wanted at once, such as early exits with what predicts
 * their distances. As in {@link Generator}, picture i depends on the inputs' i-th draw alone. Not
 * thread-safe.
 */
public interface HeadsGenerator extends AutoCloseable {
  /**
   * The next {@code count} pictures of each head.
   *
   * @throws dev.understudy.common.InputException if a head is not a picture or holds NaN or
   *     infinite values
   */
  Heads next(int count);

  /** Draws and discards the inputs of {@code count} pictures, without running the model. */
  void skip(long count);

  /** As {@link Generator#available}. */
  long available();

  /** As {@link Generator#check}. */
  void check(InputChecks checks);

  @Override
  void close();
}
