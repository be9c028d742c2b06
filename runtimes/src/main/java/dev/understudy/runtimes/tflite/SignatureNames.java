package dev.understudy.runtimes.tflite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tensorflow.lite.DesktopInterpreter;
import org.tensorflow.lite.InterpreterApi;
import org.tensorflow.lite.Tensor;

/**
 * The names people use for a TFLite model's inputs and outputs, in the model's order.
 *
 * <p>The rule: the name in the model's signature ({@code serving_default} if it has one, else the
 * first key in alphabetical order); where no signature names a tensor, the tensor's own name
 * without the exporter's {@code serving_default_} in front and {@code :0} behind; where that would
 * make two equal names, the tensor's own name and its position.
 */
record SignatureNames(List<String> inputs, List<String> outputs) {
  private static final String DEFAULT_KEY = "serving_default";

  static SignatureNames of(InterpreterApi interpreter) {
    SortedMap<String, Integer> inputs = new TreeMap<>();
    SortedMap<String, Integer> outputs = new TreeMap<>();
    if (interpreter instanceof DesktopInterpreter desktop) {
      List<String> keys = Arrays.asList(desktop.getSignatureKeys());
      if (!keys.isEmpty()) {
        String key = keys.contains(DEFAULT_KEY) ? DEFAULT_KEY : keys.get(0);
        inputs = desktop.getSignatureInputs(key);
        outputs = desktop.getSignatureOutputs(key);
      }
    }
    List<Tensor> inputTensors = new ArrayList<>();
    for (int i = 0; i < interpreter.getInputTensorCount(); i++) {
      inputTensors.add(interpreter.getInputTensor(i));
    }
    List<Tensor> outputTensors = new ArrayList<>();
    for (int i = 0; i < interpreter.getOutputTensorCount(); i++) {
      outputTensors.add(interpreter.getOutputTensor(i));
    }
    return new SignatureNames(name(inputTensors, inputs), name(outputTensors, outputs));
  }

  private static List<String> name(List<Tensor> tensors, SortedMap<String, Integer> signature) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      Tensor tensor = tensors.get(i);
      String name =
          signature.entrySet().stream()
              .filter(e -> e.getValue() == tensor.index() && !taken.contains(e.getKey()))
              .map(e -> e.getKey())
              .findFirst()
              .orElseGet(() -> stripped(tensor.name()));
      if (name.isEmpty() || !taken.add(name)) {
        name = tensor.name() + "#" + i;
        taken.add(name);
      }
      names.add(name);
    }
    return names;
  }

  private static String stripped(String name) {
    String bare = name.startsWith("serving_default_") ? name.substring(16) : name;
    return bare.endsWith(":0") ? bare.substring(0, bare.length() - 2) : bare;
  }
}
