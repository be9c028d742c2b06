package dev.understudy.metrics.paired;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;

/** Pairs must be of one shape. */
final class Shapes {
  private Shapes() {}

  static void check(String measure, Pictures a, Pictures b) {
    if (a.count() != b.count()
        || a.channels() != b.channels()
        || a.height() != b.height()
        || a.width() != b.width()) {
      throw new InputException(
          measure,
          "the two sets are of different shapes, " + shape(a) + " and " + shape(b),
          "pictures of one size and as many channels, pair by pair",
          "make both generators' pictures the same size");
    }
  }

  static String shape(Pictures p) {
    return "[" + p.count() + "," + p.channels() + "," + p.height() + "," + p.width() + "]";
  }
}
