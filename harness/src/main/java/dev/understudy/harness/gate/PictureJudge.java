package dev.understudy.harness.gate;

import dev.understudy.common.Measurement;
import dev.understudy.harness.gate.Compared.Past;
import dev.understudy.harness.gate.Judgement.Impossible;
import dev.understudy.harness.gate.policy.TestKind;
import dev.understudy.harness.gate.stats.BootstrapTest;
import dev.understudy.harness.gate.stats.IntervalTest;
import dev.understudy.reports.MeasureInfo.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges what was measured on pictures, and what is exact. */
final class PictureJudge {
  /** Values are kept as float32, whose rounding is far below this. */
  private static final double ROUNDING = 1e-4;

  private PictureJudge() {}

  static Judgement judge(Compared rule) throws Impossible {
    Past past = rule.typical();
    Measurement before = past.row().measurement();
    if (rule.settings().test() == TestKind.EXACT) {
      return new Judgement(before, null, "exact", List.of(), List.of());
    }
    if (rule.settings().test() == TestKind.BOOTSTRAP) {
      Judgement byValues = byValues(rule, past);
      if (byValues != null) {
        return byValues;
      }
    }
    return byIntervals(rule, before);
  }

  private static @Nullable Judgement byValues(Compared rule, Past past) {
    Optional<double[]> before = values(past.run(), rule.key(), past.row().measurement());
    Optional<double[]> now = values(rule.run(), rule.key(), rule.now());
    if (before.isEmpty() || now.isEmpty()) {
      return null;
    }
    boolean equalInputs =
        before.get().length == now.get().length
            && new Evidence(past.run().record(), rule.run().record())
                .hasEqualInputs(rule.key().subject(), rule.info());
    double p =
        equalInputs
            ? BootstrapTest.paired(before.get(), now.get())
            : BootstrapTest.twoSample(before.get(), now.get());
    String test =
        equalInputs
            ? "paired bootstrap over pictures at equal inputs"
            : "two-sample bootstrap over pictures";
    return new Judgement(past.row().measurement(), p, test, List.of(), List.of());
  }

  /** The values behind a mean; empty where they are not kept, or are not what was averaged. */
  private static Optional<double[]> values(GateRun run, RowKey key, Measurement mean) {
    return run.values(key.subject(), key.measure())
        .filter(values -> values.length > 1 && values.length == mean.n())
        .filter(values -> Arrays.stream(values).allMatch(Double::isFinite))
        .filter(
            values -> {
              double scale = Arrays.stream(values).map(Math::abs).average().orElse(0);
              double average = Arrays.stream(values).average().orElse(0);
              return Math.abs(average - mean.value()) <= ROUNDING * scale;
            });
  }

  private static Judgement byIntervals(Compared rule, Measurement before) throws Impossible {
    Measurement now = rule.now();
    boolean ofPictures = rule.info().group() != Group.LATENCY && rule.info().group() != Group.COST;
    if (ofPictures && before.n() != now.n()) {
      throw new Impossible(
          "it rests on "
              + now.n()
              + " pictures, the baseline’s on "
              + before.n()
              + ", and few pictures bias it");
    }
    String test = "difference of two estimates by their confidence intervals";
    if (before.value() == now.value()) {
      return new Judgement(before, 1.0, test, List.of(), List.of());
    }
    if (before.interval() == null || now.interval() == null) {
      throw new Impossible(
          (now.interval() == null ? "the value" : "the baseline’s value")
              + " has no confidence interval, so that noise and change cannot be told apart");
    }
    double p =
        IntervalTest.pValue(
            new IntervalTest.Estimate(before.value(), before.interval()),
            new IntervalTest.Estimate(now.value(), now.interval()));
    return new Judgement(before, p, test, List.of(), List.of());
  }
}
