package dev.understudy.runtimes.tensors;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what a caller wants to bind against what a model says of itself. */
public final class Binding {
  private Binding() {}

  /**
   * Checks that every input is there, known and of a shape the model takes.
   *
   * @param model the model's path, for the error
   * @throws InputException naming the input at fault and listing the model's inputs
   */
  public static void checkInputs(String model, List<TensorSpec> specs, Map<String, Tensor> inputs) {
    Map<String, TensorSpec> known =
        specs.stream().collect(Collectors.toMap(TensorSpec::name, s -> s));
    for (String name : inputs.keySet()) {
      if (!known.containsKey(name)) {
        throw inputError(model, "the model has no input '" + name + "'", specs);
      }
    }
    for (TensorSpec spec : specs) {
      Tensor tensor = inputs.get(spec.name());
      if (tensor == null) {
        throw inputError(model, "no value was given for the input '" + spec.name() + "'", specs);
      }
      if (!fits(spec, tensor.shape())) {
        throw inputError(
            model,
            "the input '" + spec.name() + "' was given shape " + Arrays.toString(tensor.shape()),
            specs);
      }
    }
  }

  /**
   * Checks that the wanted outputs exist and that there is at least one.
   *
   * @throws InputException naming the output at fault and listing the model's outputs
   */
  public static void checkOutputs(String model, List<TensorSpec> specs, Set<String> outputs) {
    if (outputs.isEmpty()) {
      throw outputError(model, "no output was asked for", specs);
    }
    for (String name : outputs) {
      if (specs.stream().noneMatch(s -> s.name().equals(name))) {
        throw outputError(model, "the model has no output '" + name + "'", specs);
      }
    }
    for (TensorSpec spec : specs) {
      if (outputs.contains(spec.name()) && Elements.bytes(spec.type()) == 0) {
        throw outputError(model, "the output '" + spec.name() + "' holds no numbers", specs);
      }
    }
  }

  private static boolean fits(TensorSpec spec, long[] shape) {
    if (Arrays.stream(shape).anyMatch(d -> d <= 0)) {
      return false;
    }
    if (spec.shape().isEmpty()) {
      // ONNX Runtime shows scalars and inputs of unknown rank alike; it checks them itself.
      return true;
    }
    if (spec.shape().size() != shape.length) {
      return false;
    }
    for (int i = 0; i < shape.length; i++) {
      long asked = spec.shape().get(i);
      if (asked >= 0 && asked != shape[i]) {
        return false;
      }
    }
    return true;
  }

  private static InputException inputError(String model, String problem, List<TensorSpec> specs) {
    return new InputException(
        model,
        problem,
        "the inputs " + list(specs) + " (N: any size)",
        "bind exactly these names with these shapes");
  }

  private static InputException outputError(String model, String problem, List<TensorSpec> specs) {
    return new InputException(
        model, problem, "some of the outputs " + list(specs), "ask for one of these by name");
  }

  private static String list(List<TensorSpec> specs) {
    return specs.stream().map(TensorSpec::toString).collect(Collectors.joining(", "));
  }
}
