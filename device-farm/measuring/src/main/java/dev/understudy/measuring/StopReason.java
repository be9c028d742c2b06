package dev.understudy.measuring;

/** Why a steady phase ended. */
public enum StopReason {
  /** The median's interval was narrow enough before the plan's shortest time. */
  NARROW,
  /** The plan's fewest runs and shortest time were reached. */
  PLANNED,
  /** The plan's longest time was reached before its fewest runs. */
  OUT_OF_TIME
}
