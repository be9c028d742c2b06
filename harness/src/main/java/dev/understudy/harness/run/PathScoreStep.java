package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.harness.paths.PathTrail;
import dev.understudy.metrics.paths.PathLength;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns the lengths of all steps into each subject's path length. */
final class PathScoreStep implements Step {
  private final Setup setup;
  private final PathSetup paths;
  private final PathStage stage;
  private final List<String> stepHashes;

  /**
   * A score.
   *
   * @param stepHashes of all steps that the lengths come from
   */
  PathScoreStep(Setup setup, PathStage stage, List<String> stepHashes) {
    this.setup = setup;
    this.paths = Objects.requireNonNull(setup.paths());
    this.stage = stage;
    this.stepHashes = List.copyOf(stepHashes);
  }

  @Override
  public String id() {
    return "score/" + MeasureFamily.PPL.id();
  }

  @Override
  public String contentHash() {
    return Hashes.of("score", MeasureFamily.PPL, stepHashes);
  }

  @Override
  public long work() {
    return 1;
  }

  @Override
  public Fragment execute(Progress progress) {
    Map<Contestant, PathLength> lengths = new LinkedHashMap<>();
    setup.contestants().forEach(c -> lengths.put(c, stage.lengths(c)));
    FragmentBuilder out = new FragmentBuilder();
    Comparisons.compare(
        setup,
        c -> row(c, Pairs.of(lengths, c)),
        (t, s) -> Pairs.of(lengths, s).minus(Pairs.of(lengths, t)),
        out);
    progress.advance(1);
    return out.build();
  }

  /** What it ran through stands beside the figure. */
  private Measurement row(Contestant contestant, PathLength length) {
    Measurement m = length.finish();
    return new Measurement(
            m.measure(),
            m.value(),
            m.unit(),
            m.n(),
            m.interval(),
            Pairs.of(paths.networks(), contestant).describe() + "; " + m.protocol(),
            m.validity(),
            m.warnings())
        .withWarnings(PathTrail.warnings(paths.samples(), !paths.isPublishedNet()));
  }
}
