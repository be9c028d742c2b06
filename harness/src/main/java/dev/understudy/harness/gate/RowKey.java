package dev.understudy.harness.gate;

import dev.understudy.reports.RunRecord.Row;
import org.jspecify.annotations.Nullable;

/**
 * Which row of a record: what a rule of the gate is about.
 *
 * @param subject the subject's name
 * @param device the device's id, or null
 * @param runtime the runtime's label, or null
 * @param measure the measure's id
 */
public record RowKey(
    String subject, @Nullable String device, @Nullable String runtime, String measure) {
  static RowKey of(Row row) {
    return new RowKey(row.subject(), row.device(), row.runtime(), row.measurement().measure());
  }

  /** {@code student, local, tflite: latency-p50}, as the names are; not yet safe to print. */
  public String text() {
    return subject
        + (device == null ? "" : ", " + device)
        + (runtime == null ? "" : ", " + runtime)
        + ": "
        + measure;
  }
}
