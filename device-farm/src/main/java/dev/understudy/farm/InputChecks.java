package dev.understudy.farm;

import dev.understudy.runtimes.TensorSpec;
import java.util.HashSet;
import java.util.Set;

/**
 * What the files that feed generators were checked for, so that teacher, student and their exports,
 * which mostly are fed from the same files, have them read once. Not thread-safe.
 */
public final class InputChecks {
  private final long pictures;
  private final Set<Checked> done = new HashSet<>();

  private record Checked(InputBinding binding, TensorSpec input) {}

  /**
   * Nothing checked yet.
   *
   * @param pictures how many pictures the files must hold good values for
   */
  public InputChecks(long pictures) {
    this.pictures = pictures;
  }

  /** How many pictures the files must hold good values for. */
  public long pictures() {
    return pictures;
  }

  /** Whether what is bound to an input was not checked before; from now on it is. */
  boolean isNew(InputBinding binding, TensorSpec input) {
    return done.add(new Checked(binding, input));
  }
}
