package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is to be said of how a figure was measured, beside what its maker says. */
final class Protocols {
  private Protocols() {}

  /** The same figure; each part is said once. */
  static Measurement with(Measurement m, Collection<String> parts) {
    Set<String> all = new LinkedHashSet<>();
    if (!m.protocol().isEmpty()) {
      all.add(m.protocol());
    }
    all.addAll(parts);
    return as(m, String.join("; ", all));
  }

  /** The same figure by another protocol. */
  static Measurement as(Measurement m, String protocol) {
    return new Measurement(
        m.measure(),
        m.value(),
        m.unit(),
        m.n(),
        m.interval(),
        protocol,
        m.validity(),
        m.warnings());
  }
}
