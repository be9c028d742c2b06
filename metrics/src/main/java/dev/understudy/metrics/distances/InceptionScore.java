package dev.understudy.metrics.distances;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.metrics.Defaults;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Intervals;
import java.util.List;

/**
 * The inception score (Salimans et al., 2016), exp of the mean KL divergence of a picture's class
 * probabilities from their mean; higher is better. By torch-fidelity's protocol: pictures permuted
 * by RandomState(2020), 10 splits, their mean. Logits are taken as they come: for the FID Inception
 * hand in logits without bias.
 *
 * <p>The interval is of the value at this n and this split size (both bias it): bootstrap over
 * blocks of pictures of the score over all pictures, centred.
 */
public final class InceptionScore {
  private InceptionScore() {}

  /**
   * The score of generated pictures' logits; {@code FAILED} if there are too few.
   *
   * @param logits {@code [N,classes]}
   */
  public static Measurement measure(Rows logits, BootstrapOptions options) {
    String protocol = protocol(logits);
    return Metrics.refuse(Metrics.IS, Unit.NONE, protocol, logits.count())
        .orElseGet(
            () -> {
              var scores = ClassScores.compute(logits, Defaults.IS_SPLITS, true);
              return measurement(
                  logits, scores.mean(), scores.resampled(options), protocol, options);
            });
  }

  /** Student − teacher at equal latents, with equal splits. */
  public static Difference difference(
      Rows studentLogits, Rows teacherLogits, BootstrapOptions options) {
    Pairs.check(studentLogits, teacherLogits);
    String protocol = "student − teacher, paired; " + protocol(studentLogits);
    Measurement value =
        Metrics.refuse(Metrics.IS, Unit.NONE, protocol, studentLogits.count())
            .orElseGet(
                () -> {
                  var student = ClassScores.compute(studentLogits, Defaults.IS_SPLITS, true);
                  var teacher = ClassScores.compute(teacherLogits, Defaults.IS_SPLITS, true);
                  double[] resampled = student.resampled(options);
                  double[] ofTeacher = teacher.resampled(options);
                  for (int r = 0; r < resampled.length; r++) {
                    resampled[r] -= ofTeacher[r];
                  }
                  return measurement(
                      studentLogits, student.mean() - teacher.mean(), resampled, protocol, options);
                });
    return new Difference(value, null);
  }

  private static Measurement measurement(
      Rows logits, double value, double[] resampled, String protocol, BootstrapOptions options) {
    String method =
        "bootstrap over blocks of pictures, " + options.resamples() + " resamples, centred";
    var measured =
        Measurement.of(
            Metrics.IS,
            value,
            Unit.NONE,
            logits.count(),
            Intervals.centred(value, resampled, options, method),
            protocol);
    int split = logits.count() / Defaults.IS_SPLITS;
    return split >= logits.dimensions()
        ? measured
        : measured.withWarnings(
            List.of(
                "A split of "
                    + split
                    + " pictures is smaller than the "
                    + logits.dimensions()
                    + " classes, which lowers the score."));
  }

  private static String protocol(Rows logits) {
    return Defaults.IS_SPLITS
        + " splits, RandomState("
        + Defaults.PROTOCOL_SEED
        + "), "
        + logits.dimensions()
        + " classes";
  }
}
