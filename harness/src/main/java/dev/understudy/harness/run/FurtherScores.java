package dev.understudy.harness.run;

import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.harness.run.PictureRows.Kind;
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
    Map<Contestant, FrechetInfinity> made =
        each(c -> FrechetInfinity.compare(features(stage, c), reference, options, points));
    FragmentBuilder out = new FragmentBuilder();
    Comparisons.compare(
        setup,
        stage,
        c -> Pairs.of(made, c).measure(options),
        (t, s) -> FrechetInfinity.difference(Pairs.of(made, s), Pairs.of(made, t), options),
        out);
    return out.build();
  }

  /** CMMD. */
  Fragment gaussian(PictureStage stage) {
    Rows real = real(stage);
    Map<Contestant, GaussianDistance> made =
        each(c -> GaussianDistance.compare(features(stage, c), real, GaussianOptions.defaults()));
    FragmentBuilder out = new FragmentBuilder();
    Comparisons.compare(
        setup,
        stage,
        c -> Pairs.of(made, c).measure(options),
        (t, s) -> GaussianDistance.difference(Pairs.of(made, s), Pairs.of(made, t), options),
        out);
    return out.build();
  }

  /** The share of authentic pictures. */
  Fragment authenticity(PictureStage stage) {
    Rows real = real(stage);
    Map<Contestant, Authenticity> made =
        each(c -> Authenticity.compare(features(stage, c), real, Progress.NONE));
    FragmentBuilder out = new FragmentBuilder();
    Comparisons.compare(
        setup,
        stage,
        c -> Pairs.of(made, c).measure(options),
        (t, s) -> Authenticity.difference(Pairs.of(made, s), Pairs.of(made, t), options),
        out);
    return out.build();
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

  private <T> Map<Contestant, T> each(Function<Contestant, T> make) {
    Map<Contestant, T> made = new LinkedHashMap<>();
    setup.contestants().forEach(c -> made.put(c, make.apply(c)));
    return made;
  }

  private static Rows features(PictureStage stage, Contestant c) {
    return stage.rows(c).rows(Kind.FEATURES);
  }

  private static Rows real(PictureStage stage) {
    return stage.realRows().rows(Kind.FEATURES);
  }
}
