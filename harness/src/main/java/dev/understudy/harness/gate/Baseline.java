package dev.understudy.harness.gate;

import java.util.List;

/**
 * What a run is held against.
 *
 * @param name what messages call it
 * @param isWindow whether these are the last runs of a history, so that nights can be told from
 *     changes; else it is one run
 * @param runs at least one, the oldest first
 */
public record Baseline(String name, boolean isWindow, List<GateRun> runs) {
  /** Checks that there are runs. */
  public Baseline {
    runs = List.copyOf(runs);
    if (runs.isEmpty() || (!isWindow && runs.size() > 1)) {
      throw new IllegalArgumentException("a baseline is one run, or a window of some");
    }
  }

  /** One run. */
  public static Baseline of(GateRun run) {
    return new Baseline(run.name(), false, List.of(run));
  }
}
