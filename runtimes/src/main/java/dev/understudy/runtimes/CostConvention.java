package dev.understudy.runtimes;

import java.util.Locale;

/** How MACs are counted; published numbers disagree because these do. */
public enum CostConvention {
  /** A transposed convolution counts on its input size; conv, transposed conv, matmul/gemm only. */
  MACS,
  /** The same, but a transposed convolution counts on its output size. */
  MACS_OUTPUT;

  /** The id used in experiment files: {@code macs}, {@code macs-output}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
