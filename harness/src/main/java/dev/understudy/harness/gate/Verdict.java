package dev.understudy.harness.gate;

import java.util.Locale;

/** What the gate says of one rule. */
public enum Verdict {
  /** Worse than the baseline by more than matters, and beyond noise. */
  REGRESSION,
  /** Cannot be held against the baseline: missing, invalid, or made in another way. */
  NOT_COMPARABLE,
  /** Was a regression, which measuring again did not show. */
  NOT_CONFIRMED,
  /** Better than the baseline by more than matters, and beyond noise. */
  IMPROVED,
  /** Nothing that matters. */
  PASS,
  /** The baseline has no such row. */
  NEW;

  /** In words: {@code not comparable}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
