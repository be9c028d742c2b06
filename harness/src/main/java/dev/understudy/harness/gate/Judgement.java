package dev.understudy.harness.gate;

import dev.understudy.common.Measurement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a rule before p-values are corrected.
 *
 * @param baseline the value that the run is held against
 * @param p the p-value, or null where the rule is without a test
 * @param test what gave it
 * @param criteria what must hold beside it
 * @param notes what the reader should know
 */
record Judgement(
    Measurement baseline,
    @Nullable Double p,
    String test,
    List<Criterion> criteria,
    List<String> notes) {
  Judgement {
    criteria = List.copyOf(criteria);
    notes = List.copyOf(notes);
  }

  /**
   * One thing that must hold for a change to count.
   *
   * @param isMet whether it holds
   * @param met what is said where it does
   * @param unmet what is said where it does not
   */
  record Criterion(boolean isMet, String met, String unmet) {}

  /** Thrown where a rule cannot be judged after all; the message says why. */
  static final class Impossible extends Exception {
    private static final long serialVersionUID = 1L;

    Impossible(String why) {
      super(why);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }
}
