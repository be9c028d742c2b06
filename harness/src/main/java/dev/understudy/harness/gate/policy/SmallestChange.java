package dev.understudy.harness.gate.policy;

import java.math.BigDecimal;

/**
 * The smallest change that matters; smaller ones pass however significant they are.
 *
 * @param size at least 0: a share of the baseline's value, or an amount in the measure's unit
 * @param relative which of the two
 */
public record SmallestChange(double size, boolean relative) {
  /** Checks the size. */
  public SmallestChange {
    if (!(size >= 0) || Double.isInfinite(size)) {
      throw new IllegalArgumentException("a smallest change is at least 0, was " + size);
    }
  }

  /** A share of the baseline's value: 0.05 for 5 %. */
  public static SmallestChange share(double share) {
    return new SmallestChange(share, true);
  }

  /** An amount in the measure's unit. */
  public static SmallestChange amount(double amount) {
    return new SmallestChange(amount, false);
  }

  /** Whether a change to the worse is larger than this. */
  public boolean isExceededBy(double worsening, double baseline) {
    return worsening > in(baseline);
  }

  /** The smallest change beside a baseline's value, in the measure's unit. */
  public double in(double baseline) {
    return relative ? size * Math.abs(baseline) : size;
  }

  /** {@code 5 %}, or the amount. */
  @Override
  public String toString() {
    BigDecimal shown = BigDecimal.valueOf(relative ? size * 100 : size).stripTrailingZeros();
    return shown.toPlainString() + (relative ? " %" : "");
  }
}
