package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.harness.run.PictureRows.Kind;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.FrechetDistance;
import dev.understudy.metrics.distances.InceptionScore;
import dev.understudy.metrics.distances.KernelDistance;
import dev.understudy.metrics.distances.Manifold;
import dev.understudy.metrics.distances.MomentsAccumulator;
import dev.understudy.reports.RunRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores of a set of pictures as a whole: distances to the real set, IS, manifolds. */
final class SetScores {
  private final Setup setup;
  private final BootstrapOptions options;

  /** Precision/recall and density/coverage stand on the same neighbours: found once. */
  private final Map<Contestant, Manifold> manifolds = new LinkedHashMap<>();

  SetScores(Setup setup, BootstrapOptions options) {
    this.setup = setup;
    this.options = options;
  }

  /** The Fréchet distance, and the floor: other real pictures against the reference. */
  Fragment frechet(PictureStage stage) {
    String id = Metrics.frechetId(stage.network().orElseThrow().name());
    FeatureStatistics reference =
        setup.statistics() == null
            ? MomentsAccumulator.of(stage.realRows().rows(Kind.FEATURES))
            : setup.statistics().values();
    FragmentBuilder out = new FragmentBuilder();
    if (setup.floor() != null) {
      FeatureStatistics floor = setup.floor().values();
      out.row(
          RunRecord.REAL,
          Measurement.of(
              id,
              FrechetDistance.between(floor, reference),
              Unit.NONE,
              floor.n(),
              null,
              "floor: other real pictures against the reference"));
    }
    frechet(stage, id, Kind.FEATURES, reference, out);
    return out.build();
  }

  /** sFID; its reference is always made from the real pictures. */
  Fragment spatial(PictureStage stage) {
    FragmentBuilder out = new FragmentBuilder();
    FeatureStatistics reference = MomentsAccumulator.of(stage.realRows().rows(Kind.SPATIAL));
    frechet(stage, Metrics.SFID, Kind.SPATIAL, reference, out);
    return out.build();
  }

  private void frechet(
      PictureStage stage, String id, Kind kind, FeatureStatistics reference, FragmentBuilder out) {
    Map<Contestant, FrechetDistance> distances = new LinkedHashMap<>();
    for (Contestant c : setup.contestants()) {
      distances.put(c, FrechetDistance.compare(stage.rows(c).rows(kind), reference, options));
    }
    Comparisons.compare(
        setup,
        c -> Pairs.of(distances, c).measure(id),
        (t, s) -> FrechetDistance.difference(id, Pairs.of(distances, s), Pairs.of(distances, t)),
        out);
  }

  /** KID, and its floor from two halves of the real pictures. */
  Fragment kernel(PictureStage stage) {
    Rows real = stage.realRows().rows(Kind.FEATURES);
    FragmentBuilder out = new FragmentBuilder();
    out.row(
        RunRecord.REAL,
        KernelDistance.measure(SlicedRows.firstHalf(real), SlicedRows.secondHalf(real), options));
    Map<Contestant, KernelDistance> distances = new LinkedHashMap<>();
    for (Contestant c : setup.contestants()) {
      distances.put(c, KernelDistance.compare(features(stage, c), real));
    }
    Comparisons.compare(
        setup,
        c -> Pairs.of(distances, c).measure(options),
        (t, s) ->
            KernelDistance.difference(Pairs.of(distances, s), Pairs.of(distances, t), options),
        out);
    return out.build();
  }

  /** IS; the real pictures' own beside it where there are any. */
  Fragment inception(PictureStage stage) {
    FragmentBuilder out = new FragmentBuilder();
    if (setup.real() != null) {
      out.row(RunRecord.REAL, InceptionScore.measure(stage.realRows().rows(Kind.LOGITS), options));
    }
    Comparisons.compare(
        setup,
        c -> InceptionScore.measure(logits(stage, c), options),
        (t, s) -> InceptionScore.difference(logits(stage, s), logits(stage, t), options),
        out);
    return out.build();
  }

  /** Precision and recall, or density and coverage, whichever {@code ids} names. */
  Fragment manifold(PictureStage stage, List<String> ids) {
    Rows real = stage.realRows().rows(Kind.FEATURES);
    Map<Contestant, Map<String, Measurement>> values = new LinkedHashMap<>();
    FragmentBuilder out = new FragmentBuilder();
    for (Contestant c : setup.contestants()) {
      Manifold manifold =
          manifolds.computeIfAbsent(c, k -> Manifold.compare(features(stage, k), real));
      Map<String, Measurement> own = new LinkedHashMap<>();
      for (Measurement m : manifold.measure(options)) {
        if (ids.contains(m.measure())) {
          own.put(m.measure(), m);
          out.row(c.name(), m);
        }
      }
      values.put(c, own);
    }
    Pairs.forEach(
        stage,
        (t, s) -> {
          for (Difference d :
              Manifold.difference(Pairs.of(manifolds, s), Pairs.of(manifolds, t), options)) {
            String id = d.value().measure();
            if (ids.contains(id)) {
              out.comparison(
                  Comparisons.of(
                      t,
                      s,
                      d,
                      Pairs.of(Pairs.of(values, t), id),
                      Pairs.of(Pairs.of(values, s), id)));
            }
          }
        });
    return out.build();
  }

  private static Rows features(PictureStage stage, Contestant c) {
    return stage.rows(c).rows(Kind.FEATURES);
  }

  private static Rows logits(PictureStage stage, Contestant c) {
    return stage.rows(c).rows(Kind.LOGITS);
  }
}
