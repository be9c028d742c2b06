package dev.understudy.farm.generating;

import dev.understudy.runtimes.Tensor;

/** The stream of values of one model input. */
public interface InputFeeder extends AutoCloseable {
  /** The values of the next {@code count} pictures. */
  Tensor next(int count);

  /** Passes over the values of {@code count} pictures. */
  void skip(long count);

  /** How many pictures the input's batch axis is fixed at; 0 where it takes any number. */
  int batch();

  /** Whether {@link #next} gives a row for each picture, rather than one value for all. */
  default boolean perPicture() {
    return true;
  }

  /** How many pictures it has values for; {@link Long#MAX_VALUE} where nothing bounds them. */
  default long available() {
    return Long.MAX_VALUE;
  }

  /** How many pictures what it reads from holds, repeated or not; as {@link #available}. */
  default long held() {
    return available();
  }

  /**
   * Reads the values of the first pictures once more, whatever was read of them before.
   *
   * @param pictures at most {@link #held}
   * @throws dev.understudy.common.InputException if they cannot be fed
   */
  default void check(long pictures) {}

  /** Closes what it reads from. */
  @Override
  default void close() {}
}
