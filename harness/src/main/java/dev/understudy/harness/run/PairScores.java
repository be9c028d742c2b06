package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paired.PairedMeasures;

/** Students' likeness to the teacher at equal inputs. */
final class PairScores {
  private final BootstrapOptions options;

  PairScores(BootstrapOptions options) {
    this.options = options;
  }

  Fragment score(PictureStage stage, MeasureFamily family) {
    FragmentBuilder out = new FragmentBuilder();
    for (Contestant student : stage.students()) {
      Measurement value = measure(stage, student, family);
      String measure = value.measure();
      out.row(student.name(), value)
          .values(
              stage
                  .values()
                  .of(
                      student.name(),
                      measure,
                      stage.column(student, measure),
                      ValueFiles.pair(student, measure)));
    }
    return out.build();
  }

  private Measurement measure(PictureStage stage, Contestant student, MeasureFamily family) {
    if (family == MeasureFamily.FEATURE_DISTANCE) {
      FeatureNetwork network = stage.network().orElseThrow();
      return PairedMeasures.measureFeatureDistance(
          stage.column(student, Metrics.FEATURE_DISTANCE), network.name(), options);
    }
    PairedMeasure measure = stage.pairedMeasure(family);
    return measure.measure(stage.column(student, measure.id()), options);
  }
}
