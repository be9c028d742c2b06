package dev.understudy.metrics.weights;

/** Where installing says how far it is. Called from one thread. */
public interface WeightsProgress {
  /** Says nothing. */
  WeightsProgress SILENT =
      new WeightsProgress() {
        @Override
        public void begin(String step, int number, int of, long work) {}

        @Override
        public void advance(long units) {}

        @Override
        public void end() {}

        @Override
        public void say(String line) {}
      };

  /** A step starts: what it is, its number from 1 of how many, and its units of work (bytes). */
  void begin(String step, int number, int of, long work);

  /** So many more units are done. */
  void advance(long units);

  /** The step is done, or given up. */
  void end();

  /** A remark. */
  void say(String line);
}
