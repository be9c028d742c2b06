package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.networks.KnownNetwork;

/** Small changes to measurements. */
final class Measurements {
  private Measurements() {}

  /** The same figure, its protocol completed. */
  static Measurement under(String prefix, Measurement m) {
    return named(m.measure(), prefix, m);
  }

  /**
   * The same figure, its protocol completed. What is called FID stands on FID's own network: on
   * another, FID-infinity is {@code fd-NAME-infinity} and MiFID {@code mifd-NAME}.
   */
  static Measurement on(String network, String prefix, Measurement m) {
    if (network.equals(KnownNetwork.FID_INCEPTION.id())) {
      return under(prefix, m);
    }
    return switch (m.measure()) {
      case Metrics.FID_INFINITY -> named(Metrics.FD_PREFIX + network + "-infinity", prefix, m);
      case Metrics.MIFID -> named("mifd-" + network, prefix, m);
      default -> under(prefix, m);
    };
  }

  private static Measurement named(String id, String prefix, Measurement m) {
    return new Measurement(
        id,
        m.value(),
        m.unit(),
        m.n(),
        m.interval(),
        prefix + m.protocol(),
        m.validity(),
        m.warnings());
  }
}
