package dev.understudy.farm.android;

import dev.understudy.measuring.job.JobStatus;
import dev.understudy.measuring.job.PhoneFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session on one phone. Every call throws {@link PhoneException} of kind LOST when the session,
 * the phone or the server is gone. Paths are from the benchmark app's files folder. Not
 * thread-safe.
 */
interface PhoneLink extends AutoCloseable {
  /**
   * Which phone it is, as far as the session knows without the app: maker, model, Android, and
   * whether it is simulated. Empty where it does not tell; never throws.
   */
  default Optional<PhoneFacts> phone() {
    return Optional.empty();
  }

  /** Whether the benchmark app is installed. */
  boolean hasAgent();

  /**
   * Installs or replaces the benchmark app.
   *
   * @throws PhoneException UNUSABLE if the phone refuses it, or the server has no such file, with
   *     what to do
   */
  void install(Path apk);

  /** Starts the app's activity with extras, or hands them to the one that runs. */
  void start(Map<String, String> extras);

  /** Ends the app's process. */
  void stop();

  /** The status line; empty where the app is not in front. */
  Optional<JobStatus> status();

  /**
   * Sends a file.
   *
   * @throws PhoneException UNUSABLE if the phone's storage is full
   */
  void push(Path file, String to);

  /** Fetches a file; empty if there is none. */
  Optional<byte[]> pull(String from);

  /** The last lines of the phone's log; none where it cannot be had. */
  List<String> lastLines();

  /** Ends the session; never throws. */
  @Override
  void close();

  /** Opens sessions. */
  @FunctionalInterface
  interface Opener {
    /**
     * Opens a session.
     *
     * @param systemPort the server's port for this phone
     * @throws PhoneException LOST if it cannot be had
     */
    PhoneLink open(String udid, int systemPort);
  }
}
