package dev.understudy.metrics.distances;

import dev.understudy.metrics.Rows;

/** Checks that two sets correspond latent by latent. */
final class Pairs {
  private Pairs() {}

  static void check(Rows student, Rows teacher) {
    if (student.count() != teacher.count() || student.dimensions() != teacher.dimensions()) {
      throw new IllegalArgumentException(
          "student ["
              + student.count()
              + ","
              + student.dimensions()
              + "] and teacher ["
              + teacher.count()
              + ","
              + teacher.dimensions()
              + "] do not correspond");
    }
  }
}
