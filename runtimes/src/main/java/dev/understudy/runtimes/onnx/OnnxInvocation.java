package dev.understudy.runtimes.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A prepared call. The output tensors that the first call allocates are kept and pinned for all
 * later ones: their shapes are then right without a run of our own before the first inference.
 */
final class OnnxInvocation implements ModelSession.Invocation {
  private final String where;
  private final OrtSession session;
  private final Map<String, OnnxTensor> inputs;
  private final Set<String> wanted;
  private final Map<String, OnnxTensor> pinned = new LinkedHashMap<>();
  private OrtSession.@Nullable Result first;
  private boolean closed;

  OnnxInvocation(
      String where, OrtSession session, Map<String, OnnxTensor> inputs, Set<String> wanted) {
    this.where = where;
    this.session = session;
    this.inputs = inputs;
    this.wanted = Set.copyOf(wanted);
  }

  @Override
  public void invoke() {
    checkOpen();
    try {
      if (first == null) {
        first = session.run(inputs, wanted);
      } else {
        pin(first);
        session.run(inputs, pinned).close(); // frees nothing: the pinned outputs are ours
      }
    } catch (OrtException e) {
      throw Ort.failed(where, e);
    }
  }

  /** Done at the second call, so that the first is nothing but the runtime's. */
  private void pin(OrtSession.Result result) {
    if (pinned.isEmpty()) {
      for (Map.Entry<String, OnnxValue> output : result) {
        pinned.put(output.getKey(), (OnnxTensor) output.getValue());
      }
    }
  }

  @Override
  public Map<String, Tensor> outputs() {
    checkOpen();
    if (first == null) {
      throw new IllegalStateException("invoke() was not called yet");
    }
    Map<String, Tensor> results = new LinkedHashMap<>();
    for (Map.Entry<String, OnnxValue> output : first) {
      results.put(output.getKey(), OrtTensors.fromOrt((OnnxTensor) output.getValue()));
    }
    return results;
  }

  boolean isClosed() {
    return closed;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this invocation or its session was closed");
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (first != null) {
      first.close();
    }
    inputs.values().forEach(OnnxTensor::close);
  }
}
