package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import dev.understudy.runtimes.tensors.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An ONNX model in ONNX Runtime. */
public final class OnnxSession implements ModelSession {
  private final String where;
  private final OrtSession session;
  private final List<TensorSpec> inputs;
  private final List<TensorSpec> outputs;
  private final List<OnnxInvocation> prepared = new ArrayList<>();
  private boolean closed;

  private OnnxSession(String where, OrtSession session) throws OrtException {
    this.where = where;
    this.session = session;
    this.inputs = session.getInputInfo().values().stream().map(OrtTypes::spec).toList();
    this.outputs = session.getOutputInfo().values().stream().map(OrtTypes::spec).toList();
  }

  /**
   * Loads a model, by its path so that its external data is found.
   *
   * @throws dev.understudy.common.InputException if the runtime refuses it
   */
  public static OnnxSession open(ModelFile model, SessionOptions options) {
    String where = model.path().toString();
    ModelProto graph = OnnxFile.parse(model.path());
    ExternalData.files(model.path(), graph);
    Providers.check(where, options.providers());
    try (OrtSession.SessionOptions made = Ort.options(options)) {
      return new OnnxSession(where, Ort.environment().createSession(where, made));
    } catch (OrtException e) {
      throw Ort.refused(where, CustomOps.of(graph), e);
    }
  }

  /** Over a session that was made elsewhere, which this closes. */
  static OnnxSession over(String where, OrtSession session) throws OrtException {
    return new OnnxSession(where, session);
  }

  @Override
  public List<TensorSpec> inputs() {
    return inputs;
  }

  @Override
  public List<TensorSpec> outputs() {
    return outputs;
  }

  @Override
  public Map<String, Tensor> run(Map<String, Tensor> values, Set<String> wanted) {
    try (Invocation invocation = prepare(values, wanted)) {
      invocation.invoke();
      return invocation.outputs();
    }
  }

  @Override
  public Invocation prepare(Map<String, Tensor> values, Set<String> wanted) {
    if (closed) {
      throw new IllegalStateException("this session was closed");
    }
    Binding.checkInputs(where, inputs, values);
    Binding.checkOutputs(where, outputs, wanted);
    prepared.removeIf(OnnxInvocation::isClosed);
    try {
      OnnxInvocation invocation =
          new OnnxInvocation(where, session, OrtTensors.bind(where, inputs, values), wanted);
      prepared.add(invocation);
      return invocation;
    } catch (OrtException e) {
      throw Ort.failed(where, e);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    prepared.forEach(OnnxInvocation::close);
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not close the session of " + where, e);
    }
  }
}
