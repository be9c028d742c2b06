package dev.understudy.harness.run;

import java.util.function.LongConsumer;

/** Makes of how far a step says it is the units that its progress has not been told yet. */
final class Advance {
  private final long work;
  private final LongConsumer progress;
  private long told;

  /**
   * @param work the step's units
   * @param progress takes further units
   */
  Advance(long work, LongConsumer progress) {
    this.work = work;
    this.progress = progress;
  }

  /** So many units are done in all; a step that begins anew is not told twice. */
  void to(long units) {
    long now = Math.min(units, work);
    if (now > told) {
      progress.accept(now - told);
      told = now;
    }
  }

  /** The step is done. */
  void finish() {
    to(work);
  }
}
