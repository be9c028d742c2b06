package dev.understudy.harness.run;

import dev.understudy.datasets.Pictures;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.artifacts.ArtifactMeasure;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paired.PairedMeasures;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a stretch of pictures of every subject at equal inputs and keeps what the measures need of
 * each. A stretch is what a kill can cost.
 */
final class PicturesStep implements Step {
  /** How the names of all such steps start in the journal. */
  static final String PREFIX = "pictures/";

  private final RunFolder folder;
  private final Setup setup;
  private final Supplier<PictureStage> stage;
  private final int from;
  private final int count;
  private final List<ArtifactMeasure> artifacts;

  PicturesStep(RunFolder folder, Setup setup, Supplier<PictureStage> stage, int from, int count) {
    this.folder = folder;
    this.setup = setup;
    this.stage = stage;
    this.from = from;
    this.count = count;
    this.artifacts = new ArtifactFamilies(setup.artifactModels()).of(setup.experiment().measures());
  }

  @Override
  public String id() {
    return PREFIX + from + "-" + (from + count - 1);
  }

  @Override
  public String contentHash() {
    Experiment e = setup.experiment();
    return Hashes.of(
        "pictures",
        from,
        count,
        e.batch(),
        e.gallery(),
        e.measures(),
        setup.networkHash(),
        setup.lpips() == null ? "" : setup.lpips().files(),
        setup.labelling() == null ? "" : setup.labelling().hash(),
        setup.targets() == null ? "" : setup.targets().sha256(),
        setup.contestants().stream().map(c -> Hashes.of(c.pictures())).toList());
  }

  @Override
  public long work() {
    return (long) count * setup.contestants().size();
  }

  @Override
  public Fragment execute(Progress progress) throws IOException {
    FragmentBuilder out = new FragmentBuilder();
    int batch = setup.experiment().batch();
    for (int at = from; at < from + count; at += batch) {
      int size = Math.min(batch, from + count - at);
      Map<Contestant, Pictures> made = stage.get().next(at, size);
      judge(at, made, out);
      progress.advance((long) size * made.size());
    }
    stage.get().findSegmenter().ifPresent(s -> s.warnings().forEach(out::warning));
    stage.get().force();
    return out.build();
  }

  private void judge(int at, Map<Contestant, Pictures> made, FragmentBuilder out)
      throws IOException {
    Map<Contestant, float[]> features = new LinkedHashMap<>();
    Contestant teacher = stage.get().teacher().orElse(null);
    made.forEach(
        (contestant, pictures) -> {
          float[] extracted =
              stage
                  .get()
                  .rows(contestant)
                  .write(at, pictures, teacher == null ? null : made.get(teacher));
          if (extracted != null) {
            features.put(contestant, extracted);
          }
          stage.get().findSegmenter().ifPresent(s -> s.write(contestant, at, pictures));
        });
    stage.get().targets().ifPresent(t -> t.write(at, made));
    if (teacher == null) {
      return;
    }
    for (Contestant student : stage.get().students()) {
      Map<String, float[]> scores =
          pair(teacher, student, made, features.get(teacher), features.get(student));
      scores.forEach((measure, values) -> stage.get().column(student, measure).write(at, values));
      new GalleryWriter(folder, setup.experiment().gallery(), artifacts)
          .write(at, teacher, student, made, scores, out);
    }
  }

  private Map<String, float[]> pair(
      Contestant teacher,
      Contestant student,
      Map<Contestant, Pictures> made,
      float @Nullable [] teacherFeatures,
      float @Nullable [] studentFeatures) {
    Map<String, float[]> scores = new LinkedHashMap<>();
    for (PairedMeasure measure : stage.get().pairedMeasures()) {
      scores.put(measure.id(), measure.of(get(made, student), get(made, teacher)));
    }
    if (teacherFeatures != null
        && studentFeatures != null
        && setup.experiment().measures().contains(MeasureFamily.FEATURE_DISTANCE)) {
      int dimensions = teacherFeatures.length / get(made, teacher).count();
      scores.put(
          Metrics.FEATURE_DISTANCE,
          PairedMeasures.featureDistance(studentFeatures, teacherFeatures, dimensions));
    }
    return scores;
  }

  private static Pictures get(Map<Contestant, Pictures> made, Contestant contestant) {
    Pictures pictures = made.get(contestant);
    if (pictures == null) {
      throw new IllegalStateException("no pictures of " + contestant.name());
    }
    return pictures;
  }
}
