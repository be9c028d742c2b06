package dev.understudy.phone.system;

/** What stands in for the code of an installed package. */
public interface SimulatedApp {
  /** Which package's. */
  String packageName();

  /**
   * An activity has come to the front. Long work belongs in {@link AppProcess#run}.
   *
   * @param process the package's process; the same for each start until it dies
   */
  void started(Intent intent, AppProcess process);
}
