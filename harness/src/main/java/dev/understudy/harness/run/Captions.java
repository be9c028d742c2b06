package dev.understudy.harness.run;

import dev.understudy.farm.ClassChoice;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.InputBinding;

/** What is shown below a picture. */
final class Captions {
  private Captions() {}

  /** The input's number, and its class where there is one that follows from it. */
  static String of(GeneratorSpec spec, long index) {
    String input = "input " + index;
    return spec.inputs().stream()
        .filter(InputBinding.ClassLabel.class::isInstance)
        .map(binding -> input + ofClass((InputBinding.ClassLabel) binding, index))
        .findFirst()
        .orElse(input);
  }

  /** The class where it follows from the picture's number; those drawn or listed are not known. */
  private static String ofClass(InputBinding.ClassLabel label, long index) {
    if (label.choice() instanceof ClassChoice.Always always) {
      return ", class " + always.label();
    }
    return label.choice() instanceof ClassChoice.InTurn ? ", class " + index % label.classes() : "";
  }
}
