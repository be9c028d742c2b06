package dev.understudy.runtimes.tflite;

import dev.understudy.runtimes.ElementType;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.RawModel;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import dev.understudy.runtimes.tensors.Binding;
import dev.understudy.runtimes.tensors.Elements;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tensorflow.lite.InterpreterApi;

/** The bytes that a TFLite interpreter of this model takes and gives, wherever it runs. */
public final class TfliteRaw implements RawModel {
  private final String where;
  private final InterpreterApi interpreter;
  private final SignatureNames names;

  private TfliteRaw(ModelFile model, InterpreterApi interpreter) {
    this.where = model.path().toString();
    this.interpreter = interpreter;
    this.names = SignatureNames.of(interpreter);
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      throw new IllegalStateException("this machine is not little-endian, as phones are");
    }
  }

  /**
   * Reads a model; it is never run.
   *
   * @throws dev.understudy.common.InputException if it is corrupt or asks for operators that the
   *     runtime does not have
   */
  public static TfliteRaw open(ModelFile model) {
    InterpreterApi interpreter = Interpreters.open(model, new SessionOptions(1, false, false));
    try {
      return new TfliteRaw(model, interpreter);
    } catch (RuntimeException e) {
      interpreter.close();
      throw e;
    }
  }

  @Override
  public List<TensorSpec> inputs() {
    List<TensorSpec> all = new ArrayList<>();
    for (int i = 0; i < names.inputs().size(); i++) {
      all.add(spec(names.inputs().get(i), interpreter.getInputTensor(i)));
    }
    return all;
  }

  @Override
  public List<TensorSpec> outputs() {
    List<TensorSpec> all = new ArrayList<>();
    for (int i = 0; i < names.outputs().size(); i++) {
      all.add(spec(names.outputs().get(i), interpreter.getOutputTensor(i)));
    }
    return all;
  }

  static TensorSpec spec(String name, org.tensorflow.lite.Tensor tensor) {
    List<Long> shape =
        Arrays.stream(tensor.shapeSignature()).mapToObj(d -> (long) Math.max(d, -1)).toList();
    return new TensorSpec(name, Interpreters.type(tensor), shape);
  }

  @Override
  public List<Raw> encode(Map<String, Tensor> values) {
    List<TensorSpec> specs = inputs();
    Binding.checkInputs(where, specs, values);
    List<Raw> all = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      TensorSpec spec = specs.get(i);
      Tensor value = values.get(spec.name());
      if (value == null) {
        throw new IllegalStateException("checked before: " + spec);
      }
      List<Long> shape =
          spec.shape().isEmpty()
              ? List.of() // a scalar may be bound as [1]
              : Arrays.stream(value.shape()).boxed().toList();
      all.add(new Raw(spec.type(), shape, encode(i, spec, value)));
    }
    return all;
  }

  private ByteBuffer encode(int i, TensorSpec spec, Tensor value) {
    Quantisation map = Quantisation.of(interpreter.getInputTensor(i).quantizationParams());
    Tensor stored =
        value instanceof Tensor.Floats reals && map.applies(spec.type())
            ? map.quantise(reals, spec.type())
            : value;
    return Elements.encode(stored, spec.type(), where + ": input " + spec.name());
  }

  @Override
  public Tensor decode(int output, long[] shape, ByteBuffer bytes) {
    org.tensorflow.lite.Tensor tensor = interpreter.getOutputTensor(output);
    ElementType type = Interpreters.type(tensor);
    Tensor stored = Elements.decode(bytes, type, shape);
    Quantisation map = Quantisation.of(tensor.quantizationParams());
    return stored instanceof Tensor.Longs longs && map.applies(type)
        ? map.dequantise(longs)
        : stored;
  }

  @Override
  public void close() {
    interpreter.close();
  }
}
