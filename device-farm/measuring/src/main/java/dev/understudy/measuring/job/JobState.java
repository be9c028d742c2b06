package dev.understudy.measuring.job;

import java.util.Locale;

/** Where a job stands. */
public enum JobState {
  /** No job: the app was opened without one. */
  IDLE,
  /** Accepted, not begun. */
  QUEUED,
  /** Checking files, opening the model and the delegate. */
  LOADING,
  /** First inference and warm-up. */
  WARM_UP,
  /** Steady state. */
  MEASURING,
  /** Making and writing the outputs that are kept. */
  PICTURES,
  /** Over: the result is there, whole. */
  DONE,
  /** Over: it could not be carried out; the result says why. */
  FAILED,
  /** Over: its process ended while it ran; found at the next start. */
  INTERRUPTED,
  /** Over: the driver cancelled it. */
  CANCELLED;

  /** Whether nothing more will happen to the job. */
  public boolean over() {
    return this == DONE || this == FAILED || this == INTERRUPTED || this == CANCELLED;
  }

  /** As files and the status line write it: {@code warm-up}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The state of this text.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static JobState of(String text) {
    return Words.parse(JobState.class, text, JobState::text);
  }
}
