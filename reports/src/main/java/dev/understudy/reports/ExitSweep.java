package dev.understudy.reports;

import dev.understudy.common.Measurement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subject's early exits: what each costs, and for each threshold which exits its pictures take.
 *
 * @param subject whose they are
 * @param distance the measure id of the distance to the last exit: {@code lpips-alex}
 * @param predictor the output that predicts the distances, or null where there is none
 * @param pictures how many pictures were looked at
 * @param protocol how distances and costs were made, in sentences
 * @param exits in order of depth, the last one last
 * @param thresholds ascending
 */
public record ExitSweep(
    String subject,
    String distance,
    @Nullable String predictor,
    long pictures,
    String protocol,
    List<Exit> exits,
    List<Threshold> thresholds) {
  /** Copies the lists. */
  public ExitSweep {
    exits = List.copyOf(exits);
    thresholds = List.copyOf(thresholds);
  }

  /**
   * One exit, on its own.
   *
   * @param name its name
   * @param height rows of its own pictures
   * @param width columns of them
   * @param distanceToLast the mean distance of its pictures to the last exit's; 0 for that itself
   * @param macs multiply-accumulates of the part of the model that it needs
   * @param macsWithPredictor the same with the predictor's part; null where there is none
   * @param timings its latencies by device and runtime; empty where latency is not measured
   */
  public record Exit(
      String name,
      int height,
      int width,
      Measurement distanceToLast,
      Measurement macs,
      @Nullable Measurement macsWithPredictor,
      List<Timing> timings) {
    /** Copies the list. */
    public Exit {
      timings = List.copyOf(timings);
    }
  }

  /**
   * The median latency of the part of a model that an exit needs.
   *
   * @param device the device's id
   * @param runtime the runtime's label
   * @param latency of the exit's part
   * @param withPredictor the same with the predictor's part; null where there is none
   * @param samples files of the launches' raw samples, relative to the run's folder
   */
  public record Timing(
      String device,
      String runtime,
      Measurement latency,
      @Nullable Measurement withPredictor,
      List<String> samples) {
    /** Copies the list. */
    public Timing {
      samples = List.copyOf(samples);
    }
  }

  /**
   * What a threshold gives.
   *
   * @param threshold the largest distance to the last exit that is allowed
   * @param above for each exit the share of pictures whose distance there is above it
   * @param oracle the earliest exit whose measured distance is allowed
   * @param predictor the earliest exit whose predicted distance is allowed; null without one
   */
  public record Threshold(
      double threshold, List<Measurement> above, Choice oracle, @Nullable Choice predictor) {
    /** Copies the list. */
    public Threshold {
      above = List.copyOf(above);
    }
  }

  /**
   * The exits that one rule takes, and their means over pictures.
   *
   * @param taken how many pictures take each exit
   * @param above the share of pictures whose measured distance at the exit taken is above the
   *     threshold
   * @param distance the mean distance at the exit taken
   * @param macs the mean of the exits' MACs, the predictor's included where it chooses
   * @param macsSaving 1 − that / the last exit's
   * @param speeds mean latencies by device and runtime
   */
  public record Choice(
      List<Long> taken,
      Measurement above,
      Measurement distance,
      Measurement macs,
      Measurement macsSaving,
      List<Speed> speeds) {
    /** Copies the lists. */
    public Choice {
      taken = List.copyOf(taken);
      speeds = List.copyOf(speeds);
    }
  }

  /**
   * Mean latency of the exits taken.
   *
   * @param device the device's id
   * @param runtime the runtime's label
   * @param latency the mean over pictures of the exits' medians
   * @param saving 1 − that / the last exit's
   */
  public record Speed(String device, String runtime, Measurement latency, Measurement saving) {}
}
