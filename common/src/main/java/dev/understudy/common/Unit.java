package dev.understudy.common;

/** The unit of a {@link Measurement}'s value. */
public enum Unit {
  /** A pure number: a distance, a score, a share in [0,1]. */
  NONE(""),
  /** Milliseconds. */
  MILLISECONDS("ms"),
  /** Seconds. */
  SECONDS("s"),
  /** Bytes. */
  BYTES("B"),
  /** A count of parameters. */
  PARAMETERS("params"),
  /** Multiply-accumulate operations for one picture. */
  MACS("MACs"),
  /** Floating-point operations for one picture, 2 per MAC. */
  FLOPS("FLOPs"),
  /** Decibels. */
  DECIBELS("dB");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /** The symbol printed after a value; empty for {@link #NONE}. */
  public String symbol() {
    return symbol;
  }
}
