package dev.understudy.measuring.job;

import java.util.List;

/**
 * What goes into one input of the model: raw little-endian elements, sample after sample, as {@link
 * ElementKind} has them. For a quantised input these are the stored values.
 *
 * @param shape of one run, the batch dimension included: {@code [1,512]}; an empty list is a scalar
 * @param samples how many the file holds; 1 serves every picture
 */
public record JobInput(ElementKind type, List<Integer> shape, int samples, JobFile data) {
  /** Checks that the sizes are possible. */
  public JobInput {
    shape = List.copyOf(shape);
    if (shape.stream().anyMatch(d -> d < 1)) {
      throw new IllegalArgumentException("shape: every dimension is at least 1: " + shape);
    }
    if (samples < 1) {
      throw new IllegalArgumentException("samples: at least 1, not " + samples);
    }
    long bytes = type.bytes();
    for (int d : shape) {
      bytes = Math.multiplyExact(bytes, (long) d);
    }
    if (bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("shape: one run takes over 2 GiB: " + shape);
    }
  }

  /** Bytes of one sample. */
  public int sampleBytes() {
    int bytes = type.bytes();
    for (int d : shape) {
      bytes *= d;
    }
    return bytes;
  }

  /** Bytes that the file must have. */
  public long fileBytes() {
    return (long) samples * sampleBytes();
  }

  int[] dimensions() {
    return shape.stream().mapToInt(Integer::intValue).toArray();
  }
}
