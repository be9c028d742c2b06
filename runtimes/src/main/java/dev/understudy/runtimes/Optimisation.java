package dev.understudy.runtimes;

import java.util.Locale;

/** How far ONNX Runtime rewrites a graph before it runs it; its own levels. */
public enum Optimisation {
  /** The graph as the file has it. */
  NONE,
  /** Constants folded, redundant nodes removed. */
  BASIC,
  /** Nodes fused, too, into ONNX Runtime's own operators. */
  EXTENDED,
  /** Memory layouts changed, too: ONNX Runtime's default. */
  ALL;

  /** The id used in experiment files: {@code none}, {@code all}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
