package dev.understudy.measuring.job;

import java.util.Locale;

/** What runs the model's nodes on the device. */
public enum DelegateKind {
  /** The CPU by XNNPACK, TFLite's default. */
  CPU_XNNPACK(false),
  /** The CPU by TFLite's own kernels. */
  CPU(false),
  /** TFLite's GPU delegate (OpenCL, else OpenGL ES). */
  GPU(true),
  /** Android's Neural Networks API; deprecated since Android 15. */
  NNAPI(true);

  private final boolean choosesPrecision;

  DelegateKind(boolean choosesPrecision) {
    this.choosesPrecision = choosesPrecision;
  }

  /** Whether it may be allowed to calculate in fp16 where the model says fp32. */
  public boolean choosesPrecision() {
    return choosesPrecision;
  }

  /** Whether it is a delegate that the platform has to bring, not the interpreter's own CPU. */
  public boolean external() {
    return this == GPU || this == NNAPI;
  }

  /** Whether its makers have given it up; figures of it are for older phones. */
  public boolean deprecated() {
    return this == NNAPI;
  }

  /** As files write it: {@code cpu-xnnpack}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The delegate of this text.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static DelegateKind of(String text) {
    return Words.parse(DelegateKind.class, text, DelegateKind::text);
  }
}
