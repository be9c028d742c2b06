package dev.understudy.harness.run;

import java.io.IOException;

/** One piece of a run that is either done, with a line in the journal, or not done at all. */
interface Step {
  /** A name unique within the plan, for people and the journal: {@code launch/teacher/tflite/0}. */
  String id();

  /**
   * SHA-256 over everything its result depends on: models, data, seeds, settings. A journal line
   * with another hash is not this step's.
   */
  String contentHash();

  /** How many units of work it reports to its progress. */
  long work();

  /**
   * Does the work. Files it leaves must be complete and on disk when it returns; what an earlier,
   * killed attempt left is overwritten.
   */
  Fragment execute(Progress progress) throws IOException;

  /**
   * Whether the result, once there, stands. One that does not is in the record, but not in the
   * journal: {@code --resume} tries it again.
   */
  default boolean isSettled() {
    return true;
  }
}
