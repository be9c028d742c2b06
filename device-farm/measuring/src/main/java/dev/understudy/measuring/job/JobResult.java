package dev.understudy.measuring.job;

import dev.understudy.measuring.StopReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a job; {@code result.json}. The timings themselves lie in {@code samples.csv}, the
 * outputs in files of their own.
 *
 * @param id the job's
 * @param job the job as it was read; null if it could not be
 * @param state how it ended
 * @param failure why it failed; null otherwise
 * @param message for a person; empty when done
 * @param host where and when it ran
 * @param loaded about the model; null if it was never open
 * @param timing null if nothing was timed
 * @param states the device before, during and after the timing and at the end, in order
 * @param outputs what was kept
 */
public record JobResult(
    String id,
    @Nullable Job job,
    JobState state,
    @Nullable FailureKind failure,
    String message,
    Host host,
    @Nullable Loaded loaded,
    @Nullable Timing timing,
    List<StateAt> states,
    List<Output> outputs) {
  /** The format that this code writes and reads. */
  public static final int VERSION = 1;

  /** Copies the lists. */
  public JobResult {
    states = List.copyOf(states);
    outputs = List.copyOf(outputs);
    if (!state.over() || (state == JobState.FAILED) != (failure != null)) {
      throw new IllegalArgumentException("no result is " + state + " with failure " + failure);
    }
  }

  /**
   * Where and when a job ran.
   *
   * @param agent the app's version
   * @param runtime TFLite's version; empty if it was never asked
   * @param startedAt wall clock, ISO 8601
   * @param jobsBefore jobs that this process had run before; 0 in a fresh process
   */
  public record Host(
      String agent, String runtime, String startedAt, int jobsBefore, PhoneFacts phone) {}

  /**
   * About the open model.
   *
   * @param loadNanos making the delegate and the interpreter, with its tensors and shaders
   */
  public record Loaded(long loadNanos, Phone.DelegateReport coverage, Memory memory) {}

  /**
   * About the timing.
   *
   * @param firstNanos the first inference
   * @param warmUpRuns runs after it until it was warm
   * @param steadyRuns runs that count
   * @param stable whether the latency had settled when the warm-up ended
   * @param stop why the steady phase ended
   * @param probeBeforeNanos a fixed piece of CPU work before the first inference
   * @param probeAfterNanos the same after the last: longer by more than a tenth is throttling
   */
  public record Timing(
      long firstNanos,
      int warmUpRuns,
      int steadyRuns,
      boolean stable,
      StopReason stop,
      long probeBeforeNanos,
      long probeAfterNanos) {
    /** How much slower the probe got, as a share: 0.1 is a tenth. */
    public double drift() {
      return (double) probeAfterNanos / probeBeforeNanos - 1;
    }
  }

  /**
   * The device at one moment.
   *
   * @param phase {@code before}, {@code warm-up} and {@code steady} (once a second), {@code after}
   *     the timing, or {@code end}: after the pictures
   * @param atMillis since the job began
   * @param runs the phase's runs so far
   */
  public record StateAt(String phase, long atMillis, int runs, PhoneState state) {}

  /**
   * An output that was kept: raw little-endian elements, sample after sample, as the model stores
   * them.
   *
   * @param index TFLite's output index
   * @param name the tensor's name
   * @param shape of one run
   * @param samples how many the file holds
   * @param scale real = scale · (stored − zeroPoint); 0 where it is not quantised
   * @param file its name beside result.json
   */
  public record Output(
      int index,
      String name,
      ElementKind type,
      List<Integer> shape,
      int samples,
      double scale,
      int zeroPoint,
      String file) {
    /** Copies the list. */
    public Output {
      shape = List.copyOf(shape);
    }
  }

  /** The status that the result stands for. */
  public JobStatus status() {
    return JobStatus.of(id, state, message);
  }

  /** The text of {@code result.json}. */
  public String toJson() {
    return Json.text(ResultJson.write(this));
  }

  /**
   * Reads {@code result.json}.
   *
   * @throws IllegalArgumentException naming the field that is wrong
   */
  public static JobResult parse(String json) {
    return ResultJson.read(json);
  }
}
