package dev.understudy.harness.run;

import dev.understudy.harness.experiment.MeasureFamily;
import java.util.function.Supplier;

/** Turns the rows of all pictures into the figures of one family of measures. */
final class ScoreStep implements Step {
  /** How a family's figures come from the rows. */
  interface Scorer {
    Fragment score(PictureStage stage);
  }

  private final MeasureFamily family;
  private final String picturesHash;
  private final Supplier<PictureStage> stage;
  private final Scorer scorer;

  /**
   * A score.
   *
   * @param picturesHash hash of all steps that the rows come from
   */
  ScoreStep(
      MeasureFamily family, String picturesHash, Supplier<PictureStage> stage, Scorer scorer) {
    this.family = family;
    this.picturesHash = picturesHash;
    this.stage = stage;
    this.scorer = scorer;
  }

  @Override
  public String id() {
    return "score/" + family.id();
  }

  @Override
  public String contentHash() {
    return Hashes.of("score", family, picturesHash);
  }

  @Override
  public long work() {
    return 1;
  }

  @Override
  public Fragment execute(Progress progress) {
    Fragment fragment = scorer.score(stage.get());
    progress.advance(1);
    return fragment;
  }
}
