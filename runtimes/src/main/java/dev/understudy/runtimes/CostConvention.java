package dev.understudy.runtimes;

import java.util.Locale;

/** How MACs are counted; published numbers disagree because these do. */
public enum CostConvention {
  /**
   * A transposed convolution counts on its input size; convolutions, matrix products and attention
   * only. Reproduces StyleGAN2's published numbers.
   */
  MACS("a transposed convolution counts on its input size"),
  /** The same, but a transposed convolution counts on its output size. */
  MACS_OUTPUT("a transposed convolution counts on its output size"),
  /**
   * As {@link #MACS_OUTPUT}, and one for each output element of Mul, instance, layer and group
   * normalisation, leaky ReLU, average pooling and mean; batch normalisation counts nothing. These
   * are the rules of torchprofile 0.0.2 (2020), with which GAN Compression counted.
   */
  TORCHPROFILE_2020(
      "a transposed convolution counts on its output size; elements of mul, norm, leaky_relu, mean"
          + " and average pooling count as well");

  private final String meaning;

  CostConvention(String meaning) {
    this.meaning = meaning;
  }

  /** Its id on the command line: {@code macs}, {@code macs-output}, {@code torchprofile-2020}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its measure's id in a record: {@code macs}, {@code macs-output}, {@code macs-...}. */
  public String measure() {
    return id().startsWith("macs") ? id() : "macs-" + id();
  }

  /** What counts how, in words for a table's note. */
  public String meaning() {
    return meaning;
  }
}
