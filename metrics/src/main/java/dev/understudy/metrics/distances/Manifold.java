package dev.understudy.metrics.distances;

import dev.understudy.common.Measurement;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.List;

/** Precision, recall, density and coverage of one set of generated pictures. */
public final class Manifold {
  private Manifold() {}

  /** Compares generated features with real ones. */
  public static Manifold compare(Rows generated, Rows real) {
    throw new UnsupportedOperationException();
  }

  /** Precision, recall, density, coverage, in this order. */
  public List<Measurement> measure(BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }

  /** Student − teacher: precision, recall, density, coverage, in this order. */
  public static List<Difference> difference(
      Manifold student, Manifold teacher, BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }
}
