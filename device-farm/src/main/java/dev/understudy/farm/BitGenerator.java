package dev.understudy.farm;

import java.util.Locale;

/** Whose random numbers are drawn. */
public enum BitGenerator {
  /** NumPy's {@code numpy.random.RandomState(seed)}, which StyleGAN's scripts use. */
  RANDOM_STATE;

  /** The name in files: {@code random-state}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
