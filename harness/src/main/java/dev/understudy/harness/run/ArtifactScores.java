package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.ArtifactMeasure;
import dev.understudy.metrics.artifacts.ArtifactMeasure.Needs;
import dev.understudy.metrics.artifacts.SpectralProfile;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.reports.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Artifact scores of teacher, student and real pictures. */
final class ArtifactScores {
  private final Setup setup;
  private final BootstrapOptions options;

  ArtifactScores(Setup setup, BootstrapOptions options) {
    this.setup = setup;
    this.options = options;
  }

  /** Every score of a family, and the mean profiles beside the spectral ones. */
  Fragment score(PictureStage stage, MeasureFamily family) {
    FragmentBuilder out = new FragmentBuilder();
    for (ArtifactMeasure measure : new ArtifactFamilies(setup.artifactModels()).of(family)) {
      Rows real = setup.real() == null ? null : realRows(stage, measure);
      if (real != null) {
        real(measure, real, out);
        values(stage, measure, RunRecord.REAL, ValueFiles.REAL_KEY, real, out);
      }
      if (family == MeasureFamily.SPECTRAL_PROFILE) {
        curves(stage, measure, real, out);
      }
      compare(stage, measure, real, out);
    }
    return out.build();
  }

  private static @Nullable Rows realRows(PictureStage stage, ArtifactMeasure measure) {
    return measure.needs() == Needs.TEACHER ? null : stage.realRows().artifacts(measure.id());
  }

  /** The real pictures' own score, or the floor from two halves of them. */
  private void real(ArtifactMeasure measure, Rows real, FragmentBuilder out) {
    List<Measurement> floor =
        measure.needs() == Needs.REAL
            ? measure.measure(SlicedRows.firstHalf(real), SlicedRows.secondHalf(real), options)
            : measure.measure(real, null, options);
    floor.forEach(m -> out.row(RunRecord.REAL, m));
  }

  private void curves(
      PictureStage stage, ArtifactMeasure measure, @Nullable Rows real, FragmentBuilder out) {
    if (real != null) {
      out.curve(curve(RunRecord.REAL, real));
    }
    for (Contestant c : setup.contestants()) {
      out.curve(curve(c.name(), stage.rows(c).artifacts(measure.id())));
    }
  }

  private void compare(
      PictureStage stage, ArtifactMeasure measure, @Nullable Rows real, FragmentBuilder out) {
    boolean toTeacher = measure.needs() == Needs.TEACHER;
    Map<Contestant, Map<String, Measurement>> values = new LinkedHashMap<>();
    for (Contestant c : toTeacher ? stage.students() : setup.contestants()) {
      values(stage, measure, c.name(), c.key(), stage.rows(c).artifacts(measure.id()), out);
      Map<String, Measurement> own = new LinkedHashMap<>();
      for (Measurement m : measure.measure(stage.rows(c).artifacts(measure.id()), real, options)) {
        own.put(m.measure(), m);
        out.row(c.name(), m);
      }
      values.put(c, own);
    }
    if (toTeacher) {
      return; // the score is a comparison already
    }
    Pairs.forEach(
        stage,
        (t, s) -> {
          Rows student = stage.rows(s).artifacts(measure.id());
          Rows teacher = stage.rows(t).artifacts(measure.id());
          for (Difference d : measure.difference(student, teacher, real, options)) {
            String id = d.value().measure();
            out.comparison(
                Comparisons.of(
                    t, s, d, Pairs.of(Pairs.of(values, t), id), Pairs.of(Pairs.of(values, s), id)));
            if (d.shareBetter() != null) {
              out.row(s.name(), share(id, d, d.shareBetter()));
            }
          }
        });
  }

  /** Keeps the score of each picture, where the set's score is made of those. */
  private static void values(
      PictureStage stage,
      ArtifactMeasure measure,
      String subject,
      String key,
      Rows rows,
      FragmentBuilder out) {
    if (measure.measures().size() == 1) {
      String id = measure.measures().get(0);
      measure
          .perPicture(rows)
          .ifPresent(scores -> out.values(stage.values().write(subject, id, scores, key)));
    }
  }

  private static Measurement share(String id, Difference difference, double share) {
    return Measurement.of(
        id + "-share",
        share,
        Unit.NONE,
        difference.value().n(),
        null,
        "share of inputs at which the student has less than the teacher");
  }

  private static RunRecord.Curve curve(String subject, Rows profiles) {
    double[] mean = SpectralProfile.meanNormalised(profiles);
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int r = 0; r < mean.length; r++) {
      // Radius 0 is dropped by the protocol, so the first value is radius 1.
      x.add((r + 1.0) / (mean.length + 1.0));
      y.add(mean[r]);
    }
    return new RunRecord.Curve(
        "spectral-profile",
        subject,
        "spatial frequency (share of the largest radius)",
        "mean log amplitude, scaled to [0,1] per picture",
        x,
        y);
  }
}
