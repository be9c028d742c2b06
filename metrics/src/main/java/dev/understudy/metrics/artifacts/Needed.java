package dev.understudy.metrics.artifacts;

import org.jspecify.annotations.Nullable;

/** Arguments that only some measures need. */
final class Needed {
  private Needed() {}

  /** The argument, which a measure's {@link ArtifactMeasure#needs} asked for. */
  static <T> T by(String measure, @Nullable T argument) {
    if (argument == null) {
      throw new IllegalArgumentException(measure + " was not given what it needs");
    }
    return argument;
  }
}
