package dev.understudy.measuring;

import java.util.Arrays;

/** Samples as primitives. Room is made before a run is timed, never within. */
final class SampleBuffer {
  private long[] samples;
  private int size;

  SampleBuffer(int expected) {
    samples = new long[Math.max(16, expected)];
  }

  void makeRoom() {
    if (size == samples.length) {
      samples = Arrays.copyOf(samples, size * 2);
    }
  }

  void add(long sample) {
    samples[size++] = sample;
  }

  int size() {
    return size;
  }

  /** The mean of the last {@code count}; there must be as many. */
  double meanOfLast(int count) {
    double sum = 0;
    for (int i = size - count; i < size; i++) {
      sum += samples[i];
    }
    return sum / count;
  }

  double[] sorted() {
    double[] sorted = new double[size];
    for (int i = 0; i < size; i++) {
      sorted[i] = samples[i];
    }
    Arrays.sort(sorted);
    return sorted;
  }

  long[] toArray() {
    return Arrays.copyOf(samples, size);
  }
}
