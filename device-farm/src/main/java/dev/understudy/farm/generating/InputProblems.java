package dev.understudy.farm.generating;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.ElementType;
import dev.understudy.runtimes.TensorSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The words of errors about a model's inputs and outputs, which always list what there is. */
public record InputProblems(String subject, String kind, List<TensorSpec> specs) {
  /** For a subject's inputs. */
  public static InputProblems ofInputs(String subject, List<TensorSpec> specs) {
    return new InputProblems(subject, "input", specs);
  }

  /** For a subject's outputs. */
  public static InputProblems ofOutputs(String subject, List<TensorSpec> specs) {
    return new InputProblems(subject, "output", specs);
  }

  /** An error of the input or output {@code name}. */
  public InputException error(String name, String problem, String expected, String remedy) {
    return new InputException(
        "subject '" + subject + "', " + kind + " '" + name + "'", problem, expected, remedy);
  }

  /** An error of a name that the model does not have. */
  public InputException unknown(String name) {
    return error(name, "the model has no such " + kind, listed(), suggestion(name));
  }

  /** What the model has, with types and shapes. */
  public String listed() {
    return specs.isEmpty()
        ? "nothing: the model has no " + kind + "s"
        : "one of the model's "
            + kind
            + "s: "
            + specs.stream().map(TensorSpec::toString).collect(Collectors.joining(", "));
  }

  private String suggestion(String name) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String asked = name.toLowerCase(Locale.ROOT);
    ToIntFunction<String> apart = n -> distance.apply(n.toLowerCase(Locale.ROOT), asked);
    return specs.stream()
        .map(TensorSpec::name)
        .min(Comparator.comparingInt(apart))
        .filter(n -> apart.applyAsInt(n) <= Math.max(2, name.length() / 2))
        .map(n -> "did you mean '" + n + "'?")
        .orElse("use one of the names above");
  }

  static boolean isFloat(ElementType type) {
    return switch (type) {
      case FLOAT32, FLOAT16, FLOAT64 -> true;
      default -> false;
    };
  }

  /**
   * Whether reals may be fed: to floats, and to what TFLite quantises by a scale of its own. A
   * model of such a type without a scale refuses, when it is run, what is no whole number.
   */
  static boolean takesReals(ElementType type) {
    return switch (type) {
      case INT8, UINT8, INT16 -> true;
      default -> isFloat(type);
    };
  }

  static boolean isWhole(ElementType type) {
    return switch (type) {
      case INT64, INT32, INT16, INT8, UINT8, BOOL -> true;
      default -> false;
    };
  }
}
