package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.harness.run.PictureRows.Kind;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.Checkerboard;
import dev.understudy.metrics.artifacts.SpectralProfile;
import dev.understudy.metrics.artifacts.UpsamplingPeaks;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.reports.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Artifact scores of teacher, student and real pictures. */
final class ArtifactScores {
  private final Setup setup;
  private final BootstrapOptions options;

  ArtifactScores(Setup setup, BootstrapOptions options) {
    this.setup = setup;
    this.options = options;
  }

  /** Spectral gaps, their floor from two halves of the real pictures, and the mean profiles. */
  Fragment spectrum(PictureStage stage) {
    Rows real = stage.realRows().rows(Kind.SPECTRUM);
    FragmentBuilder out = new FragmentBuilder();
    out.curve(curve(RunRecord.REAL, real));
    floor(real, (a, b) -> SpectralProfile.measure(a, b, options), out);
    for (Contestant c : setup.contestants()) {
      out.curve(curve(c.name(), stage.rows(c).rows(Kind.SPECTRUM)));
    }
    compare(
        stage,
        c -> SpectralProfile.measure(stage.rows(c).rows(Kind.SPECTRUM), real, options),
        (t, s) ->
            SpectralProfile.difference(
                stage.rows(s).rows(Kind.SPECTRUM),
                stage.rows(t).rows(Kind.SPECTRUM),
                real,
                options),
        out);
    return out.build();
  }

  /** Upsampling peaks in the spectrum, and their twin in the pictures themselves. */
  Fragment checkerboard(PictureStage stage) {
    Rows realPeaks = stage.realRows().rows(Kind.PEAKS);
    FragmentBuilder out = new FragmentBuilder();
    floor(realPeaks, (a, b) -> List.of(UpsamplingPeaks.measure(a, b, options)), out);
    out.row(
        RunRecord.REAL, Checkerboard.measure(stage.realRows().rows(Kind.CHECKERBOARD), options));
    compare(
        stage,
        c ->
            List.of(
                UpsamplingPeaks.measure(stage.rows(c).rows(Kind.PEAKS), realPeaks, options),
                Checkerboard.measure(stage.rows(c).rows(Kind.CHECKERBOARD), options)),
        (t, s) ->
            List.of(
                UpsamplingPeaks.difference(
                    stage.rows(s).rows(Kind.PEAKS),
                    stage.rows(t).rows(Kind.PEAKS),
                    realPeaks,
                    options),
                Checkerboard.difference(
                    stage.rows(s).rows(Kind.CHECKERBOARD),
                    stage.rows(t).rows(Kind.CHECKERBOARD),
                    options)),
        out);
    return out.build();
  }

  private interface Floor {
    List<Measurement> between(Rows a, Rows b);
  }

  private interface Differ {
    List<Difference> between(Contestant teacher, Contestant student);
  }

  private static void floor(Rows real, Floor floor, FragmentBuilder out) {
    floor
        .between(SlicedRows.firstHalf(real), SlicedRows.secondHalf(real))
        .forEach(m -> out.row(RunRecord.REAL, m));
  }

  private void compare(
      PictureStage stage,
      Function<Contestant, List<Measurement>> measure,
      Differ differ,
      FragmentBuilder out) {
    Map<Contestant, Map<String, Measurement>> values = new LinkedHashMap<>();
    for (Contestant c : setup.contestants()) {
      Map<String, Measurement> own = new LinkedHashMap<>();
      for (Measurement m : measure.apply(c)) {
        own.put(m.measure(), m);
        out.row(c.name(), m);
      }
      values.put(c, own);
    }
    Pairs.forEach(
        stage,
        (t, s) -> {
          for (Difference d : differ.between(t, s)) {
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

  private static Measurement share(String id, Difference difference, double share) {
    return Measurement.of(
        id + "-share",
        share,
        Unit.NONE,
        difference.value().n(),
        null,
        "share of latents at which the student has less than the teacher");
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
