package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;

/** Small changes to measurements. */
final class Measurements {
  private Measurements() {}

  /** The same figure, its protocol completed. */
  static Measurement under(String prefix, Measurement m) {
    return new Measurement(
        m.measure(),
        m.value(),
        m.unit(),
        m.n(),
        m.interval(),
        prefix + m.protocol(),
        m.validity(),
        m.warnings());
  }
}
