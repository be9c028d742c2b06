package dev.understudy.runtimes.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.understudy.runtimes.ElementType;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import dev.understudy.runtimes.tensors.Elements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our tensors as ONNX Runtime's, over direct memory, and back. */
final class OrtTensors {
  private OrtTensors() {}

  /** Binds checked inputs; the caller closes the tensors. */
  static Map<String, OnnxTensor> bind(
      String where, List<TensorSpec> specs, Map<String, Tensor> values) throws OrtException {
    Map<String, OnnxTensor> bound = new LinkedHashMap<>();
    try {
      for (TensorSpec spec : specs) {
        Tensor value = values.get(spec.name());
        if (value != null) {
          bound.put(spec.name(), toOrt(where + ": input " + spec.name(), spec.type(), value));
        }
      }
      return bound;
    } catch (OrtException | RuntimeException e) {
      bound.values().forEach(OnnxTensor::close);
      throw e;
    }
  }

  private static OnnxTensor toOrt(String where, ElementType type, Tensor value)
      throws OrtException {
    return OnnxTensor.createTensor(
        Ort.environment(),
        Elements.encode(value, type, where),
        value.shape(),
        OrtTypes.javaType(type));
  }

  static Tensor fromOrt(OnnxTensor tensor) {
    return Elements.decode(
        tensor.getByteBuffer(), OrtTypes.type(tensor.getInfo()), tensor.getInfo().getShape());
  }
}
