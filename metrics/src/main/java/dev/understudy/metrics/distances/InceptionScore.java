package dev.understudy.metrics.distances;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Intervals;
import java.util.List;
import java.util.Optional;

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

  /** The score by the defaults; see the overload. */
  public static Measurement measure(Rows logits, BootstrapOptions options) {
    return measure(logits, options, InceptionOptions.defaults());
  }

  /**
   * The score of generated pictures' logits; {@code FAILED} if there are too few, which is fewer
   * than two for a split.
   *
   * @param logits {@code [N,classes]}
   */
  public static Measurement measure(
      Rows logits, BootstrapOptions options, InceptionOptions inception) {
    String protocol = protocol(logits, inception);
    return refuse(logits, inception, protocol)
        .orElseGet(
            () -> {
              var scores = ClassScores.compute(logits, inception);
              return measurement(
                  logits, scores.mean(), scores.resampled(options), protocol, options, inception);
            });
  }

  /** The difference by the defaults; see the overload. */
  public static Difference difference(
      Rows studentLogits, Rows teacherLogits, BootstrapOptions options) {
    return difference(studentLogits, teacherLogits, options, InceptionOptions.defaults());
  }

  /** Student − teacher at equal inputs, with equal splits. */
  public static Difference difference(
      Rows studentLogits,
      Rows teacherLogits,
      BootstrapOptions options,
      InceptionOptions inception) {
    Pairs.check(studentLogits, teacherLogits);
    String protocol = "student − teacher, paired; " + protocol(studentLogits, inception);
    Measurement value =
        refuse(studentLogits, inception, protocol)
            .orElseGet(
                () -> {
                  var student = ClassScores.compute(studentLogits, inception);
                  var teacher = ClassScores.compute(teacherLogits, inception);
                  double[] resampled = student.resampled(options);
                  double[] ofTeacher = teacher.resampled(options);
                  for (int r = 0; r < resampled.length; r++) {
                    resampled[r] -= ofTeacher[r];
                  }
                  return measurement(
                      studentLogits,
                      student.mean() - teacher.mean(),
                      resampled,
                      protocol,
                      options,
                      inception);
                });
    return new Difference(value, null);
  }

  private static Measurement measurement(
      Rows logits,
      double value,
      double[] resampled,
      String protocol,
      BootstrapOptions options,
      InceptionOptions inception) {
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
    int split = logits.count() / inception.splits();
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

  private static Optional<Measurement> refuse(
      Rows logits, InceptionOptions inception, String protocol) {
    return Metrics.refuse(Metrics.IS, Unit.NONE, protocol, logits.count())
        .or(
            () ->
                logits.count() >= 2 * inception.splits()
                    ? Optional.empty()
                    : Optional.of(
                        Measurement.missing(
                            Metrics.IS,
                            Unit.NONE,
                            protocol,
                            Validity.of(
                                Validity.Kind.FAILED,
                                logits.count()
                                    + " pictures are fewer than two for each of "
                                    + inception.splits()
                                    + " splits"))));
  }

  private static String protocol(Rows logits, InceptionOptions inception) {
    return inception.splits()
        + " splits, "
        + (inception.shuffled() ? "RandomState(" + inception.seed() + "), " : "unshuffled, ")
        + logits.dimensions()
        + " classes";
  }
}
