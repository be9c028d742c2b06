package dev.understudy.phone;

import dev.understudy.phone.fault.Fault;
import dev.understudy.phone.system.Pause;
import java.io.IOException;
import java.util.List;

/** Keeps a transfer to the rate that a fault allows. */
final class Pace {
  private final long bytesPerSecond;
  private final long start = System.nanoTime();
  private long bytes;

  private Pace(long bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
  }

  static Pace of(List<Fault> faults) {
    return new Pace(
        faults.stream()
            .filter(Fault.SlowTransfer.class::isInstance)
            .mapToLong(f -> ((Fault.SlowTransfer) f).bytesPerSecond())
            .min()
            .orElse(Long.MAX_VALUE));
  }

  /** So many bytes more have passed; returns when they may have. */
  void passed(int count) throws IOException {
    bytes += count;
    double due = 1e9 * bytes / bytesPerSecond;
    long left = (long) due - (System.nanoTime() - start);
    if (left > 0) {
      Pause.nanos(left);
    }
  }
}
