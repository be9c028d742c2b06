package dev.understudy.harness.gate;

/** The raw samples of one launch, in milliseconds. Not to be changed by those who read them. */
public final class Launch {
  private final double load;
  private final double first;
  private final double[] steady;

  /**
   * A launch.
   *
   * @param load reading the model and making the session; not positive where not measured
   * @param first the first inference; not positive where not measured
   * @param steady the steady runs in their order; empty where the launch failed
   */
  public Launch(double load, double first, double[] steady) {
    this.load = load;
    this.first = first;
    this.steady = steady.clone();
  }

  /** Loading, in milliseconds. */
  double load() {
    return load;
  }

  /** The first inference, in milliseconds. */
  double first() {
    return first;
  }

  /** The steady runs, in milliseconds. */
  double[] steady() {
    return steady;
  }
}
