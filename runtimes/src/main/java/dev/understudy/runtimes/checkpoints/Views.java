package dev.understudy.runtimes.checkpoints;

import dev.understudy.runtimes.Tensor;

/** Takes a tensor out of its decoded storage, by offset, shape and strides. */
final class Views {
  private Views() {}

  /** What is done with an element: its place in the tensor, and in the storage. */
  private interface Visitor {
    void visit(int to, int from);
  }

  /** The storage's own array where the tensor is all of it, a copy elsewhere. */
  static Tensor take(Tensor storage, TensorRef ref) {
    if (storage instanceof Tensor.Floats floats) {
      float[] from = floats.data();
      if (ref.isWholeStorage()) {
        return Tensor.of(from, ref.dimensions());
      }
      float[] data = new float[ref.elements()];
      gather(ref, (to, at) -> data[to] = from[at]);
      return Tensor.of(data, ref.dimensions());
    }
    long[] from = ((Tensor.Longs) storage).data();
    if (ref.isWholeStorage()) {
      return Tensor.of(from, ref.dimensions());
    }
    long[] data = new long[ref.elements()];
    gather(ref, (to, at) -> data[to] = from[at]);
    return Tensor.of(data, ref.dimensions());
  }

  /** Visits every element in row-major order. */
  private static void gather(TensorRef ref, Visitor visitor) {
    long[] shape = ref.dimensions();
    long[] index = new long[shape.length];
    long at = ref.offset();
    for (int to = 0; to < ref.elements(); to++) {
      visitor.visit(to, (int) at);
      for (int d = shape.length - 1; d >= 0; d--) {
        at += ref.strides().get(d);
        if (++index[d] < shape[d]) {
          break;
        }
        at -= shape[d] * ref.strides().get(d);
        index[d] = 0;
      }
    }
  }
}
