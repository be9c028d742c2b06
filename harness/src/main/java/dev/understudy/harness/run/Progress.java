package dev.understudy.harness.run;

/** Where a run says how far it is. Called from one thread. */
public interface Progress {
  /** A step starts: what it is, its number from 1 of how many, and its units of work. */
  void begin(String step, int number, int of, long work);

  /** So many more units are done. */
  void advance(long units);

  /** The step is done. */
  void end();

  /** A remark between steps. */
  void say(String line);

  /** Says nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void begin(String step, int number, int of, long work) {}

        @Override
        public void advance(long units) {}

        @Override
        public void end() {}

        @Override
        public void say(String line) {}
      };
}
