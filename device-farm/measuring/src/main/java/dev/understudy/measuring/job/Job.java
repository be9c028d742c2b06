package dev.understudy.measuring.job;

import dev.understudy.measuring.LatencyPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One launch of one configuration on one phone. Its JSON form is {@link #toJson} and {@link
 * #parse}.
 *
 * @param id names the job's folders; letters, digits, {@code . _ -}, at most 100, not beginning
 *     with a dot. A result is never overwritten, so every attempt has an id of its own
 * @param model the model file
 * @param inputs one per input of the model, in the order of TFLite's input indices
 * @param fp16 whether the delegate may calculate in fp16; only GPU and NNAPI choose
 * @param threads CPU threads, at least 1
 * @param launch which launch of the configuration, from 1; each belongs in a fresh process
 * @param latency how long to time it; null times nothing, for pictures alone
 * @param keep which outputs to write
 */
public record Job(
    String id,
    JobFile model,
    List<JobInput> inputs,
    DelegateKind delegate,
    boolean fp16,
    int threads,
    int launch,
    @Nullable LatencyPlan latency,
    Keep keep) {
  /** The format that this code writes and reads. */
  public static final int VERSION = 1;

  /** Checks what can be checked without the model. */
  public Job {
    inputs = List.copyOf(inputs);
    if (!JobFolders.isId(id)) {
      throw new IllegalArgumentException(
          "id: \"" + id + "\" is not 1 to 100 letters, digits, . _ - without a leading dot");
    }
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("inputs: there is none, and TFLite runs no model without");
    }
    if (fp16 && !delegate.choosesPrecision()) {
      throw new IllegalArgumentException(
          "fp16: " + delegate.text() + " calculates as the model says; only gpu and nnapi choose");
    }
    if (threads < 1 || launch < 1) {
      throw new IllegalArgumentException("threads and launch: each is at least 1");
    }
    if (latency == null && keep.samples() == 0) {
      throw new IllegalArgumentException("latency, keep: the job asks for nothing");
    }
    for (int i = 0; i < inputs.size(); i++) {
      int samples = inputs.get(i).samples();
      if (samples != 1 && samples < keep.samples()) {
        throw new IllegalArgumentException(
            "inputs["
                + i
                + "].samples: "
                + samples
                + " do not make the "
                + keep.samples()
                + " pictures of keep; give as many, or 1 for all");
      }
    }
  }

  /**
   * The outputs to write, sample by sample.
   *
   * @param samples how many pictures to make from the inputs' first samples on; 0 for none
   * @param outputs indices of the outputs to write
   */
  public record Keep(int samples, List<Integer> outputs) {
    /** Checks the figures. */
    public Keep {
      outputs = List.copyOf(outputs);
      if (samples < 0 || (samples > 0) == outputs.isEmpty()) {
        throw new IllegalArgumentException(
            "keep: "
                + samples
                + " samples of outputs "
                + outputs
                + "; none of both or some of both");
      }
      if (outputs.stream().anyMatch(i -> i < 0)
          || outputs.stream().distinct().count() != outputs.size()) {
        throw new IllegalArgumentException("keep.outputs: indices from 0, each once: " + outputs);
      }
    }

    /** Writes nothing. */
    public static Keep nothing() {
      return new Keep(0, List.of());
    }
  }

  /** The job as the JSON text of {@code job.json}. */
  public String toJson() {
    return Json.text(JobJson.write(this));
  }

  /**
   * Reads {@code job.json}.
   *
   * @throws JobException {@link FailureKind#BAD_JOB} naming the field
   */
  public static Job parse(String json) throws JobException {
    return JobJson.read(json);
  }
}
