package dev.understudy.farm.generating;

import java.util.Map;

/**
 * Files that feed one model hold one input per picture each, so they go together by their order.
 */
public final class PairedInputs {
  private PairedInputs() {}

  /**
   * Checks that those without {@code repeat} hold equally many.
   *
   * @throws dev.understudy.common.InputException naming the two that do not pair
   */
  public static void check(Map<String, InputFeeder> feeders, InputProblems problems) {
    String first = "";
    long held = Long.MAX_VALUE;
    for (Map.Entry<String, InputFeeder> entry : feeders.entrySet()) {
      long own = entry.getValue().available();
      if (own == Long.MAX_VALUE) {
        continue;
      }
      if (held != Long.MAX_VALUE && own != held) {
        feeders.values().forEach(InputFeeder::close);
        throw problems.error(
            entry.getKey(),
            "it does not pair with '" + first + "': one has " + own + " and the other " + held,
            "as many for both, the i-th of one going with the i-th of the other",
            "add or take out files, list the pairs in a manifest, or set `repeat: true` on the one"
                + " that is to start again at its end");
      }
      first = entry.getKey();
      held = own;
    }
  }
}
