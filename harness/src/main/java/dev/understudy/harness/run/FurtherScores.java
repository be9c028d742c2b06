package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.harness.run.PictureRows.Kind;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.Authenticity;
import dev.understudy.metrics.distances.FrechetInfinity;
import dev.understudy.metrics.distances.FrechetInfinityOptions;
import dev.understudy.metrics.distances.GaussianDistance;
import dev.understudy.metrics.distances.GaussianOptions;
import dev.understudy.metrics.distances.MemorizationDistance;
import dev.understudy.metrics.distances.MemorizationOptions;
import dev.understudy.metrics.distances.MomentsAccumulator;
import dev.understudy.metrics.distances.pairs.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Scores of a set against the real pictures that an experiment must name to get. */
final class FurtherScores {
  private final Setup setup;
  private final BootstrapOptions options;

  FurtherScores(Setup setup, BootstrapOptions options) {
    this.setup = setup;
    this.options = options;
  }

  /** FID extrapolated to infinitely many pictures. */
  Fragment infinity(PictureStage stage) {
    FeatureStatistics reference =
        setup.statistics() == null
            ? MomentsAccumulator.of(real(stage))
            : setup.statistics().values();
    FrechetInfinityOptions points = FrechetInfinityOptions.defaults();
    return compare(
        stage,
        features -> FrechetInfinity.compare(features, reference, options, points),
        made -> made.measure(options),
        (student, teacher) -> FrechetInfinity.difference(student, teacher, options));
  }

  /** CMMD. */
  Fragment gaussian(PictureStage stage) {
    Rows real = real(stage);
    return compare(
        stage,
        features -> GaussianDistance.compare(features, real, GaussianOptions.defaults()),
        made -> made.measure(options),
        (student, teacher) -> GaussianDistance.difference(student, teacher, options));
  }

  /** The share of authentic pictures. */
  Fragment authenticity(PictureStage stage) {
    Rows real = real(stage);
    return compare(
        stage,
        features -> Authenticity.compare(features, real, Progress.NONE),
        made -> made.measure(options),
        (student, teacher) -> Authenticity.difference(student, teacher, options));
  }

  /** MiFID; a quotient, for which no paired difference is defined. */
  Fragment memorisation(PictureStage stage) {
    Rows real = real(stage);
    FragmentBuilder out = new FragmentBuilder();
    for (Contestant c : setup.contestants()) {
      out.row(
          c.name(),
          MemorizationDistance.measure(
              features(stage, c), real, options, MemorizationOptions.defaults(), Progress.NONE));
    }
    return out.build();
  }

  private <T> Fragment compare(
      PictureStage stage,
      Function<Rows, T> make,
      Function<T, Measurement> measure,
      BiFunction<T, T, Difference> differ) {
    Map<Contestant, T> made = new LinkedHashMap<>();
    setup.contestants().forEach(c -> made.put(c, make.apply(features(stage, c))));
    FragmentBuilder out = new FragmentBuilder();
    Comparisons.compare(
        setup,
        c -> measure.apply(Pairs.of(made, c)),
        (t, s) -> differ.apply(Pairs.of(made, s), Pairs.of(made, t)),
        out);
    return out.build();
  }

  private static Rows features(PictureStage stage, Contestant c) {
    return stage.rows(c).rows(Kind.FEATURES);
  }

  private static Rows real(PictureStage stage) {
    return stage.realRows().rows(Kind.FEATURES);
  }
}
