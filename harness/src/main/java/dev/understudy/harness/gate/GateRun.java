package dev.understudy.harness.gate;

import dev.understudy.reports.RunRecord;
import java.util.Optional;

/** A run as the gate sees it: its record, and what its figures stand on. */
public interface GateRun {
  /** What messages call it: a folder, or a history id with its tag. */
  String name();

  /** The record. */
  RunRecord record();

  /** The raw samples of a configuration's launches. */
  LaunchSamples launches(Configuration configuration);

  /**
   * The values per picture behind a measure, in the order of the inputs; empty where they were not
   * kept or cannot be read.
   */
  Optional<double[]> values(String subject, String measure);
}
