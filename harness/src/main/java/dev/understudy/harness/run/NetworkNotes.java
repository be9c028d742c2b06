package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.metrics.NetworkSpec;
import dev.understudy.metrics.Preprocessing;
import dev.understudy.reports.RunRecord;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts a feature network's protocol and weights beside every figure that stands on it.
 *
 * @param network the network
 * @param preprocessing how it is fed
 */
record NetworkNotes(NetworkSpec network, Preprocessing preprocessing) {
  /** Enough of a SHA-256 to tell published files apart in a footnote; the record has all of it. */
  private static final int SHOWN = 8;

  /** The same figures with the notes. */
  Fragment on(Fragment fragment) {
    return new Fragment(
        fragment.rows().stream()
            .map(r -> new RunRecord.Row(r.subject(), r.device(), r.runtime(), on(r.measurement())))
            .toList(),
        fragment.comparisons().stream().map(this::on).toList(),
        fragment.curves(),
        fragment.samples(),
        fragment.values(),
        fragment.gallery(),
        fragment.exits(),
        fragment.onDevices(),
        fragment.warnings());
  }

  private RunRecord.Comparison on(RunRecord.Comparison c) {
    return new RunRecord.Comparison(
        c.measure(),
        c.device(),
        c.runtime(),
        c.teacher(),
        c.student(),
        on(c.difference()),
        c.ratio(),
        c.pValue(),
        c.test());
  }

  private Measurement on(Measurement m) {
    String weights =
        network.weights().stream()
            .map(file -> file.sha256().substring(0, SHOWN))
            .collect(Collectors.joining("+"));
    Measurement noted =
        new Measurement(
            m.measure(),
            m.value(),
            m.unit(),
            m.n(),
            m.interval(),
            preprocessing.describe() + "; " + network.name() + " " + weights + "; " + m.protocol(),
            m.validity(),
            m.warnings());
    return network.isVerified()
        ? noted
        : noted.withWarnings(
            List.of(
                "The weights of "
                    + network.name()
                    + " are not the published ones, byte for byte."));
  }
}
