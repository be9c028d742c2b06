package dev.understudy.runtimes;

/** Element types of model inputs and outputs. */
public enum ElementType {
  FLOAT32,
  FLOAT16,
  FLOAT64,
  INT64,
  INT32,
  INT16,
  INT8,
  UINT8,
  BOOL,
  STRING,
  /** Anything else; such an input cannot be bound. */
  OTHER
}
