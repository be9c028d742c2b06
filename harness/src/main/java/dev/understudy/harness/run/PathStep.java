package dev.understudy.harness.run;

import dev.understudy.harness.paths.PathTrail;
import java.util.Objects;

/** Takes a stretch of a subject's steps in latent space. A stretch is what a kill can cost. */
final class PathStep implements Step {
  /** How the names of all such steps start in the journal. */
  static final String PREFIX = "path/";

  private final PathSetup paths;
  private final PathStage stage;
  private final Contestant contestant;
  private final int from;
  private final int count;

  PathStep(Setup setup, PathStage stage, Contestant contestant, int from, int count) {
    this.paths = Objects.requireNonNull(setup.paths());
    this.stage = stage;
    this.contestant = contestant;
    this.from = from;
    this.count = count;
  }

  @Override
  public String id() {
    return PREFIX + contestant.name() + "/" + from + "-" + (from + count - 1);
  }

  @Override
  public String contentHash() {
    return Hashes.of("path", from, count, paths.hash(contestant));
  }

  @Override
  public long work() {
    return count;
  }

  @Override
  public Fragment execute(Progress progress) {
    FragmentBuilder out = new FragmentBuilder();
    for (int at = from; at < from + count; ) {
      int batch = Math.min(PathTrail.BATCH, from + count - at);
      stage
          .take(contestant, at, batch)
          .forEach(w -> out.warning("path length of " + contestant.name() + ": " + w));
      progress.advance(batch);
      at += batch;
    }
    stage.force();
    return out.build();
  }
}
