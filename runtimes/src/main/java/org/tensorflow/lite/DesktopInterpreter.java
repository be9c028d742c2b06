package org.tensorflow.lite;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolver;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.OpResolver;
import org.bytedeco.tensorflowlite.StringIntMap;
import org.bytedeco.tensorflowlite.StringVector;
import org.bytedeco.tensorflowlite.TfLiteRegistration;
import org.bytedeco.tensorflowlite.global.tensorflowlite;
import org.jspecify.annotations.Nullable;

/**
 * TFLite's Java API over the native library, with the behaviour of Google's own {@code
 * Interpreter}: arrays resize inputs, buffers do not; one thread at a time; a closed one refuses
 * with {@link IllegalStateException}. XNNPACK comes with the default op resolver, as on Android.
 */
public final class DesktopInterpreter implements InterpreterApi {
  private static final int OK = 0;

  private final NativeModel model;
  private final OpResolver resolver;
  private final Interpreter interpreter = new Interpreter((Pointer) null);
  private final DesktopTensor[] inputs;
  private final DesktopTensor[] outputs;
  private boolean allocated;
  private boolean closed;
  private @Nullable Long lastNanoseconds;

  DesktopInterpreter(NativeModel model, InterpreterApi.Options options) {
    this.model = model;
    this.resolver =
        options.getUseXNNPACK()
            ? new BuiltinOpResolver()
            : new BuiltinOpResolverWithoutDefaultDelegates();
    try {
      refuseDelegates(options);
      try (InterpreterBuilder builder = new InterpreterBuilder(model.flatBuffer(), resolver)) {
        // -1 lets the runtime choose, as Google's interpreter does.
        int threads = options.getNumThreads() == 0 ? 1 : options.getNumThreads();
        if (builder.apply(interpreter, threads) != OK || interpreter.isNull()) {
          throw new IllegalArgumentException(
              "Internal error: Cannot create interpreter: the model asks for operators or versions"
                  + " of operators that TensorFlow Lite "
                  + tensorflowlite.TfLiteVersion().getString()
                  + " does not have");
        }
      }
      refuseUnknownOps();
    } catch (IllegalArgumentException e) {
      release();
      throw e;
    }
    this.inputs = tensors(interpreter.inputs());
    this.outputs = tensors(interpreter.outputs());
  }

  private static void refuseDelegates(InterpreterApi.Options options) {
    if (!options.getDelegates().isEmpty()
        || !options.getDelegateFactories().isEmpty()
        || options.getUseNNAPI()) {
      throw new IllegalArgumentException(
          "delegates other than XNNPACK exist on phones only, not in the desktop interpreter");
    }
  }

  private void refuseUnknownOps() {
    TreeSet<String> unknown = new TreeSet<>();
    for (int s = 0; s < interpreter.subgraphs_size(); s++) {
      var subgraph = interpreter.subgraph(s);
      for (int n = 0; n < subgraph.nodes_size(); n++) {
        TfLiteRegistration op = subgraph.node_and_registration(n).second();
        if (tensorflowlite.IsUnresolvedCustomOp(op)) {
          unknown.add(op.custom_name().getString());
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the model needs custom operators that this runtime does not have: "
              + String.join(", ", unknown));
    }
  }

  private DesktopTensor[] tensors(@Nullable IntPointer indices) {
    if (indices == null || indices.isNull()) {
      return new DesktopTensor[0];
    }
    int n = (int) indices.limit();
    DesktopTensor[] tensors = new DesktopTensor[n];
    for (int i = 0; i < n; i++) {
      tensors[i] = new DesktopTensor(this, indices.get(i));
    }
    return tensors;
  }

  /** The native interpreter, for counting nodes; never keep it beyond this object. */
  public Interpreter open() {
    if (closed) {
      throw new IllegalStateException("Internal error: The Interpreter has already been closed.");
    }
    return interpreter;
  }

  @Override
  public void run(Object input, Object output) {
    runForMultipleInputsOutputs(new Object[] {input}, Map.of(0, output));
  }

  @Override
  public void runForMultipleInputsOutputs(Object[] values, Map<Integer, Object> results) {
    open();
    lastNanoseconds = null;
    if (values == null || values.length == 0) {
      throw new IllegalArgumentException("Input error: Inputs should not be null or empty.");
    }
    if (results == null) {
      throw new IllegalArgumentException("Input error: Outputs should not be null.");
    }
    if (values.length != inputs.length) {
      throw new IllegalArgumentException(
          "Input error: " + inputs.length + " inputs expected, " + values.length + " given.");
    }
    resizeToArrays(values);
    if (!allocated) {
      allocateTensors();
    }
    for (int i = 0; i < values.length; i++) {
      // Looked up each time: a call may move the arena that the last one wrote to.
      TensorCopies.toTensor(values[i], inputs[i], inputs[i].buffer());
    }
    long start = System.nanoTime();
    int status = interpreter.Invoke();
    long nanoseconds = System.nanoTime() - start;
    if (status != OK) {
      throw new IllegalArgumentException(
          "Internal error: Failed to run on the given Interpreter (status " + status + ").");
    }
    for (Map.Entry<Integer, Object> result : results.entrySet()) {
      TensorCopies.fromTensor(at(outputs, result.getKey(), "output"), result.getValue());
    }
    lastNanoseconds = nanoseconds;
  }

  private void resizeToArrays(Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        throw new IllegalArgumentException("Input error: input " + i + " is null.");
      }
      int[] shape = TensorCopies.shapeOf(values[i]);
      if (shape != null && !Arrays.equals(shape, inputs[i].shape())) {
        resizeInput(i, shape);
      }
    }
  }

  @Override
  public void allocateTensors() {
    if (open().AllocateTensors() != OK) {
      throw new IllegalStateException(
          "Internal error: Unexpected failure when preparing tensor allocations: an operator"
              + " refused its inputs' shapes");
    }
    allocated = true;
  }

  @Override
  public void resizeInput(int index, int[] dimensions) {
    resizeInput(index, dimensions, false);
  }

  @Override
  public void resizeInput(int index, int[] dimensions, boolean strict) {
    DesktopTensor tensor = at(inputs, index, "input");
    int status =
        strict
            ? open().ResizeInputTensorStrict(tensor.index(), dimensions)
            : open().ResizeInputTensor(tensor.index(), dimensions);
    if (status != OK) {
      throw new IllegalArgumentException(
          "Internal error: Failed to resize input "
              + index
              + " of shape signature "
              + Arrays.toString(tensor.shapeSignature())
              + " to "
              + Arrays.toString(dimensions));
    }
    allocated = false;
  }

  @Override
  public int getInputTensorCount() {
    open();
    return inputs.length;
  }

  @Override
  public int getInputIndex(String name) {
    return indexOf(inputs, name, "input");
  }

  @Override
  public Tensor getInputTensor(int index) {
    open();
    return at(inputs, index, "input");
  }

  @Override
  public int getOutputTensorCount() {
    open();
    return outputs.length;
  }

  @Override
  public int getOutputIndex(String name) {
    return indexOf(outputs, name, "output");
  }

  @Override
  public Tensor getOutputTensor(int index) {
    open();
    return at(outputs, index, "output");
  }

  private static DesktopTensor at(DesktopTensor[] tensors, int index, String kind) {
    if (index < 0 || index >= tensors.length) {
      throw new IllegalArgumentException("Invalid " + kind + " Tensor index: " + index);
    }
    return tensors[index];
  }

  private int indexOf(DesktopTensor[] tensors, String name, String kind) {
    open();
    for (int i = 0; i < tensors.length; i++) {
      if (tensors[i].name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "Input error: '"
            + name
            + "' is not a valid name for any "
            + kind
            + ". Names: "
            + Arrays.stream(tensors).map(DesktopTensor::name).toList());
  }

  @Override
  public @Nullable Long getLastNativeInferenceDurationNanoseconds() {
    open();
    return lastNanoseconds;
  }

  /** The keys of the model's signatures, sorted; empty if it has none. */
  public String[] getSignatureKeys() {
    StringVector keys = open().signature_keys();
    TreeSet<String> sorted = new TreeSet<>();
    for (BytePointer key : keys.get()) {
      sorted.add(key.getString());
    }
    return sorted.toArray(String[]::new);
  }

  /** Input names of a signature with the tensors' {@link Tensor#index indices}. */
  public SortedMap<String, Integer> getSignatureInputs(String key) {
    return entries(open().signature_inputs(key));
  }

  /** Output names of a signature with the tensors' {@link Tensor#index indices}. */
  public SortedMap<String, Integer> getSignatureOutputs(String key) {
    return entries(open().signature_outputs(key));
  }

  private static SortedMap<String, Integer> entries(StringIntMap map) {
    SortedMap<String, Integer> entries = new TreeMap<>();
    StringIntMap.Iterator end = map.end();
    for (StringIntMap.Iterator at = map.begin(); !at.equals(end); at.increment()) {
      entries.put(at.first(), at.second());
    }
    return entries;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release();
    }
  }

  private void release() {
    interpreter.close();
    resolver.close();
    model.close();
  }
}
