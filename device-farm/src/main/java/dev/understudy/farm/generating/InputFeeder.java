package dev.understudy.farm.generating;

import dev.understudy.runtimes.Tensor;

/** The stream of values of one model input. */
public interface InputFeeder {
  /** The values of the next {@code count} pictures. */
  Tensor next(int count);

  /** Draws and discards the values of {@code count} pictures. */
  void skip(long count);

  /** Whether this input takes exactly one picture per run. */
  boolean oneByOne();
}
