package dev.understudy.runtimes;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A model loaded into a runtime, ready to run. Not thread-safe; close it to free native memory. */
public interface ModelSession extends AutoCloseable {
  /** The inputs in the model's order, dynamic dimensions as -1. */
  List<TensorSpec> inputs();

  /** The outputs in the model's order, dynamic dimensions as -1. */
  List<TensorSpec> outputs();

  /**
   * Runs the model once.
   *
   * @param inputs every input by name
   * @param outputs the wanted outputs' names; the runtime may skip what they do not need
   * @return the wanted outputs by name
   * @throws dev.understudy.common.InputException if an input is missing, unknown, or of a shape or
   *     type the model does not take
   */
  Map<String, Tensor> run(Map<String, Tensor> inputs, Set<String> outputs);

  /**
   * Copies the inputs into native memory and allocates the outputs once, so that {@link
   * Invocation#invoke} is the bare runtime call: the thing a latency means.
   */
  Invocation prepare(Map<String, Tensor> inputs, Set<String> outputs);

  /** Frees the native session. */
  @Override
  void close();

  /** A prepared call. Close it before its session. */
  interface Invocation extends AutoCloseable {
    /** Runs the model on the prepared inputs, once. */
    void invoke();

    /** Copies of the outputs of the last {@link #invoke}. */
    Map<String, Tensor> outputs();

    @Override
    void close();
  }
}
