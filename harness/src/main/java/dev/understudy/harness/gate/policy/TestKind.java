package dev.understudy.harness.gate.policy;

import java.util.Locale;

/** How a change is told from noise. */
public enum TestKind {
  /** Mann–Whitney's U on the raw steady samples, and what launches and nights differ by. */
  MANN_WHITNEY,
  /** The same for a percentile: how often samples exceed it, by Fisher's exact test. */
  QUANTILE,
  /** A t-test on one figure per launch, for what happens once a launch. */
  LAUNCHES,
  /** A bootstrap over values per picture, paired where inputs are equal; else as INTERVAL. */
  BOOTSTRAP,
  /** The difference of two estimates by their confidence intervals. */
  INTERVAL,
  /** No test: whatever exceeds the smallest relevant change counts. */
  EXACT;

  /** The id used in policy files: lower case with dashes. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it stands on the raw samples of launches. */
  public boolean needsSamples() {
    return this == MANN_WHITNEY || this == QUANTILE || this == LAUNCHES;
  }
}
