package dev.understudy.harness.run;

import dev.understudy.harness.experiment.Exits;
import java.io.IOException;

/**
 * Makes a stretch of pictures at every exit of a subject and keeps their distances. It opens what
 * it needs for itself, so that a stretch is all that a kill can cost.
 */
final class ExitPicturesStep implements Step {
  private final RunFolder folder;
  private final Setup setup;
  private final Contestant contestant;
  private final ExitFiles exits;
  private final int from;
  private final int count;

  ExitPicturesStep(
      RunFolder folder, Setup setup, Contestant contestant, ExitFiles exits, int from, int count) {
    this.folder = folder;
    this.setup = setup;
    this.contestant = contestant;
    this.exits = exits;
    this.from = from;
    this.count = count;
  }

  @Override
  public String id() {
    return "exit-pictures/" + contestant.name() + "/" + from + "-" + (from + count - 1);
  }

  @Override
  public String contentHash() {
    Exits asked = exits.asked();
    boolean learned = asked.distance().id().startsWith("lpips");
    return Hashes.of(
        "exit-pictures",
        from,
        count,
        setup.experiment().batch(),
        Hashes.of(contestant.pictures()),
        exits.outputsHash(),
        asked.distance(),
        setup.networkHash(),
        learned && setup.lpips() != null ? setup.lpips().files() : "");
  }

  @Override
  public long work() {
    return (long) count * exits.count();
  }

  @Override
  public Fragment execute(Progress progress) throws IOException {
    FragmentBuilder out = new FragmentBuilder();
    boolean expected = from > 0; // steps run in order, so an earlier one made the files
    int batch = setup.experiment().batch();
    try (ExitPictures pictures =
            ExitPictures.open(exits, contestant.pictures(), exits.where(setup.experiment()));
        ExitDistances distances = ExitDistances.open(setup, exits.asked().distance());
        ExitRows rows =
            new ExitRows(
                folder, contestant, setup.experiment().pictures(), exits.count(), expected)) {
      pictures.skip(from);
      for (int at = from; at < from + count; at += batch) {
        int size = Math.min(batch, from + count - at);
        ExitPictures.Batch made = pictures.next(size);
        rows.write(at, size, distances.of(made), made.predicted());
        progress.advance((long) size * exits.count());
      }
      rows.force();
      distances.warnings().forEach(w -> out.warning(contestant.name() + "'s exits: " + w));
    }
    return out.build();
  }
}
