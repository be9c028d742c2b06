package dev.understudy.farm.launching;

import dev.understudy.runtimes.RuntimeName;
import java.util.List;
import java.util.Map;

/**
 * What a process is told whose memory is measured.
 *
 * @param runtime whose native library it loads
 * @param model the model's path; empty to load none
 * @param shapes the inputs' shapes
 * @param threads threads of the runtime
 * @param runs how often it runs the model
 */
public record MemoryJob(
    RuntimeName runtime, String model, Map<String, List<Long>> shapes, int threads, int runs) {
  /** Copies the shapes. */
  public MemoryJob {
    shapes = Map.copyOf(shapes);
  }

  /** The same without a model. */
  MemoryJob withoutModel() {
    return new MemoryJob(runtime, "", Map.of(), threads, 0);
  }
}
