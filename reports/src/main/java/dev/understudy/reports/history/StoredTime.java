package dev.understudy.reports.history;

import java.time.Instant;

/** Instants as microseconds since 1970, which sort and fit a 64-bit column. */
final class StoredTime {
  private static final long MICROS = 1_000_000;

  private StoredTime() {}

  /** Instants beyond some 292,000 years become the last that fit. */
  static long encode(Instant time) {
    try {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), MICROS), time.getNano() / 1000);
    } catch (ArithmeticException e) {
      return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  static Instant decode(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
  }
}
