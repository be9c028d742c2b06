package dev.understudy.reports.view;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;

/** Whether a generator keeps up with a display of 30 pictures a second. */
public final class RealTime {
  /** The longest time of one picture in real time, ms: 1 s / 30, as papers print it. */
  public static final double MS = 33;

  private RealTime() {}

  /** Whether a median latency is in real time; false for what is no time, or missing. */
  public static boolean isReached(Measurement median) {
    return median.unit() == Unit.MILLISECONDS && median.value() <= MS;
  }
}
