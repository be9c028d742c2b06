package dev.understudy.farm.android;

import dev.understudy.common.Validity;
import org.jspecify.annotations.Nullable;

/** A phone did not do what it was asked. Its message is one for a person. */
public final class PhoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is to be done about it. */
  public enum Kind {
    /** The session, the cable, the phone or the server is gone: it may come back. */
    LOST,
    /** The phone will not do until somebody sees to it: an install refused, storage full. */
    UNUSABLE,
    /** The phone did the job badly, and another of its model may do it well. */
    DONE_BADLY,
    /** The phone is well, the job is not: doing it again would end the same. */
    FAILED
  }

  private final Kind kind;
  private final Validity.Kind verdict;

  private PhoneException(
      Kind kind, Validity.Kind verdict, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.verdict = verdict;
  }

  static PhoneException lost(String message, @Nullable Throwable cause) {
    return new PhoneException(Kind.LOST, Validity.Kind.DEVICE_LOST, message, cause);
  }

  static PhoneException unusable(String message, @Nullable Throwable cause) {
    return new PhoneException(Kind.UNUSABLE, Validity.Kind.DEVICE_LOST, message, cause);
  }

  /** The app was started and does not show. */
  static PhoneException outOfSight(String udid) {
    return unusable(
        "the benchmark app does not come to the front on "
            + udid
            + ": unlock the phone, and close what covers the app",
        null);
  }

  static PhoneException noRoom(String udid, String why) {
    return unusable(udid + " has no room left (" + why + "): free at least 1 GB on it", null);
  }

  /** Whether words of the phone's or the server's mean that the storage is full. */
  static boolean saysFull(String words) {
    return words.contains("No space left") || words.contains("ENOSPC");
  }

  static PhoneException doneBadly(Validity validity) {
    return new PhoneException(Kind.DONE_BADLY, validity.kind(), validity.reason(), null);
  }

  static PhoneException failed(Validity validity) {
    return new PhoneException(Kind.FAILED, validity.kind(), validity.reason(), null);
  }

  /** What is to be done about it. */
  public Kind kind() {
    return kind;
  }

  /** What a row says that was to be measured. */
  public Validity validity() {
    return Validity.of(verdict, String.valueOf(getMessage()));
  }
}
