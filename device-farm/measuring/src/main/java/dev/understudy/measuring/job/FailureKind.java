package dev.understudy.measuring.job;

import java.io.IOException;
import java.util.Locale;

/** Why a job failed, for a driver to act on. */
public enum FailureKind {
  /** The job's file is not a job. */
  BAD_JOB,
  /** The job's file, a model or an input is not there: it was not sent, or deleted since. */
  MISSING_FILE,
  /** A file's SHA-256 is not the job's: it was cut or changed on its way. */
  HASH_MISMATCH,
  /** An input's type, shape or size is not what the model takes. */
  WRONG_INPUT,
  /** TFLite refuses the model. */
  BAD_MODEL,
  /** The device has no such delegate, or the delegate refuses the model. */
  DELEGATE,
  /** The storage is full. */
  NO_SPACE,
  /** The memory is. */
  NO_MEMORY,
  /** Anything else: a failure of the app. */
  INTERNAL;

  /** As files write it: {@code hash-mismatch}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of a failure to read or write. */
  static FailureKind of(IOException e, Phone phone, JobFolders folders) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    boolean full = message.contains("no space left") || message.contains("enospc");
    return full || phone.freeBytes(folders.root()) == 0 ? NO_SPACE : INTERNAL;
  }

  /**
   * The kind of this text.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static FailureKind of(String text) {
    return Words.parse(FailureKind.class, text, FailureKind::text);
  }
}
