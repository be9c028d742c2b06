package dev.understudy.farm;

import dev.understudy.datasets.Pictures;

/**
 * A generator opened on a device: a stream of pictures. Picture i depends on the inputs' i-th draw
 * alone, whatever the batch sizes; a runtime may pick another kernel for another batch size, and so
 * differ in the last bits. Not thread-safe.
 */
public interface Generator extends AutoCloseable {
  /**
   * The next {@code count} pictures.
   *
   * @throws dev.understudy.common.InputException if the output is not a picture or holds NaN or
   *     infinite values
   */
  Pictures next(int count);

  /** Draws and discards the inputs of {@code count} pictures, without running the model. */
  void skip(long count);

  /**
   * How many pictures there are inputs for: what the shortest of the files that feed it holds;
   * {@link Long#MAX_VALUE} where nothing bounds them.
   */
  default long available() {
    return Long.MAX_VALUE;
  }

  /**
   * Reads all that files hold for the first pictures, without running the model.
   *
   * @throws dev.understudy.common.InputException naming the file, and what in it cannot be fed
   */
  default void check(InputChecks checks) {}

  @Override
  void close();
}
