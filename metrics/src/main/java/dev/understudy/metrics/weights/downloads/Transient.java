package dev.understudy.metrics.weights.downloads;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A failure that may be gone at the next try. */
final class Transient extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration wait;

  Transient(String reason, @Nullable Duration wait) {
    super(reason);
    this.wait = wait;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** How long the server asks to be left alone. */
  Optional<Duration> asked() {
    return Optional.ofNullable(wait);
  }
}
