package dev.understudy.runtimes;

import java.util.Locale;

/** What numbers a model computes with. */
public enum Precision {
  FLOAT32,
  FLOAT16,
  INT8;

  /** The id used in experiment files and records: {@code float32}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
