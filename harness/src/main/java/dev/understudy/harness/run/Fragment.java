package dev.understudy.harness.run;

import dev.understudy.reports.ExitSweep;
import dev.understudy.reports.OnDevices;
import dev.understudy.reports.RunRecord;
import java.util.List;

/**
 * What one step adds to the record. Fragments are kept in the journal, and a record is nothing but
 * the fragments of all steps in the plan's order.
 */
record Fragment(
    List<RunRecord.Row> rows,
    List<RunRecord.Comparison> comparisons,
    List<RunRecord.Curve> curves,
    List<RunRecord.SampleFile> samples,
    List<RunRecord.ValueFile> values,
    List<RunRecord.GalleryEntry> gallery,
    List<ExitSweep> exits,
    OnDevices onDevices,
    List<String> warnings) {
  /** A step that leaves files but says nothing to the record. */
  static final Fragment NOTHING =
      new Fragment(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          OnDevices.NONE,
          List.of());

  Fragment {
    rows = List.copyOf(rows);
    comparisons = List.copyOf(comparisons);
    curves = List.copyOf(curves);
    samples = List.copyOf(samples);
    values = List.copyOf(values);
    gallery = List.copyOf(gallery);
    exits = List.copyOf(exits);
    warnings = List.copyOf(warnings);
  }
}
