package dev.understudy.runtimes;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * A model's inputs and outputs as bytes: little-endian elements as the model stores them, quantised
 * where it is. What runs the model elsewhere is sent and sends these. Not thread-safe.
 */
public interface RawModel extends AutoCloseable {
  /** The inputs in the model's order, dynamic dimensions as -1. */
  List<TensorSpec> inputs();

  /** The outputs in the model's order, dynamic dimensions as -1. */
  List<TensorSpec> outputs();

  /**
   * A run's inputs as bytes, in the model's order.
   *
   * @param values every input by name
   * @throws dev.understudy.common.InputException if one is missing, or does not fit
   */
  List<Raw> encode(Map<String, Tensor> values);

  /**
   * One output of one run.
   *
   * @param output its index
   * @param shape as it was made
   * @param bytes from its position on
   */
  Tensor decode(int output, long[] shape, ByteBuffer bytes);

  @Override
  void close();

  /**
   * A tensor's bytes.
   *
   * @param type the model's
   * @param shape of the run, the batch included
   * @param bytes little-endian, from its position on
   */
  record Raw(ElementType type, List<Long> shape, ByteBuffer bytes) {
    /** Copies the shape. */
    public Raw {
      shape = List.copyOf(shape);
    }
  }
}
