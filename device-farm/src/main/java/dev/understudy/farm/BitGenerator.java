package dev.understudy.farm;

import dev.understudy.datasets.NumpyPcg64;
import dev.understudy.datasets.NumpyRandom;
import dev.understudy.datasets.NumpyRandomState;
import java.util.Locale;

/** Whose random numbers are drawn. */
public enum BitGenerator {
  /** NumPy's {@code numpy.random.RandomState(seed)}, which StyleGAN's scripts use. */
  RANDOM_STATE,
  /** NumPy's {@code numpy.random.default_rng(seed)}. */
  PCG64;

  /** The name in files: {@code random-state}, {@code pcg64}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What makes one in Python, {@code numpy.random.RandomState} or {@code …default_rng}. */
  public String python() {
    return switch (this) {
      case RANDOM_STATE -> "numpy.random.RandomState";
      case PCG64 -> "numpy.random.default_rng";
    };
  }

  /**
   * One at its start.
   *
   * @param seed within [0, 2^32)
   */
  public NumpyRandom seeded(long seed) {
    return switch (this) {
      case RANDOM_STATE -> new NumpyRandomState(seed);
      case PCG64 -> new NumpyPcg64(seed);
    };
  }
}
