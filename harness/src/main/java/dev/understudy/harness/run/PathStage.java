package dev.understudy.harness.run;

import dev.understudy.harness.paths.PathModels;
import dev.understudy.harness.paths.PathNetworks;
import dev.understudy.harness.paths.PathTrail;
import dev.understudy.metrics.RowFile;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paired.PairedMeasures;
import dev.understudy.metrics.paths.PathLength;
import dev.understudy.metrics.paths.PathLength.Lengths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that path lengths keep open between steps: the distance, one subject's models, and a
 * file of lengths for each subject. Opened only if a step needs it.
 */
final class PathStage implements AutoCloseable {
  private final RunFolder folder;
  private final Setup setup;
  private final boolean begun;
  private final Map<Contestant, RowFile> rows = new LinkedHashMap<>();
  private @Nullable PairedMeasure distance;
  private @Nullable Walking walking;

  /** A subject's models with the trail through them, and how many steps it took. */
  private static final class Walking {
    private final Contestant contestant;
    private final PathModels models;
    private final PathTrail trail;
    private long position;

    Walking(Contestant contestant, PathModels models, PathTrail trail) {
      this.contestant = contestant;
      this.models = models;
      this.trail = trail;
    }
  }

  /**
   * Opens nothing yet.
   *
   * @param journal what earlier sessions finished: the rows of that must be there
   */
  PathStage(RunFolder folder, Setup setup, Journal journal) {
    this.folder = folder;
    this.setup = setup;
    this.begun = journal.hasStep(PathStep.PREFIX);
  }

  private PathSetup paths() {
    return Objects.requireNonNull(setup.paths());
  }

  /** Takes a subject's next steps, the first of number {@code at}, and keeps their lengths. */
  List<String> take(Contestant contestant, int at, int count) {
    Walking now = walking(contestant, at);
    now.trail.skip(at - now.position);
    Lengths lengths = now.trail.next(count);
    now.position = at + (long) count;
    float[] kept = new float[count];
    for (int i = 0; i < count; i++) {
      kept[i] = (float) lengths.values()[i];
    }
    rows(contestant).write(at, kept);
    return lengths.warnings();
  }

  private Walking walking(Contestant contestant, int at) {
    Walking now = walking;
    if (now != null && now.contestant.equals(contestant) && now.position <= at) {
      return now;
    }
    closeModels();
    PathNetworks networks = Pairs.of(paths().networks(), contestant);
    PathModels models = PathModels.open(contestant.name(), networks);
    now = new Walking(contestant, models, new PathTrail(models, paths().options(), distance()));
    walking = now;
    return now;
  }

  private PairedMeasure distance() {
    PairedMeasure open = distance;
    if (open == null) {
      open = PairedMeasures.lpips(paths().lpips(), Setup.allCores());
      distance = open;
    }
    return open;
  }

  private RowFile rows(Contestant contestant) {
    return rows.computeIfAbsent(
        contestant,
        c -> PictureRows.openOrCreate(folder.rows(c.key() + ".path"), paths().samples(), 1, begun));
  }

  /** All of a subject's lengths. */
  PathLength lengths(Contestant contestant) {
    PathLength all =
        new PathLength(paths().options(), distance().protocol(), BootstrapOptions.defaults());
    all.add(new Lengths(0, rows(contestant).column(0), List.of()));
    return all;
  }

  /** Makes sure everything written is on disk. */
  void force() {
    rows.values().forEach(RowFile::force);
  }

  private void closeModels() {
    if (walking != null) {
      walking.models.close();
      walking = null;
    }
  }

  @Override
  public void close() {
    closeModels();
    rows.values().forEach(RowFile::close);
    if (distance != null) {
      distance.close();
    }
  }
}
