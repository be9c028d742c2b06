package dev.understudy.harness.run;

import dev.understudy.farm.ImageOutput;
import dev.understudy.metrics.RowFile;
import java.util.Locale;
import java.util.function.Supplier;

/** Warns of subjects whose pictures leave the range that their output is said to have. */
final class OvershootStep implements Step {
  private final Setup setup;
  private final String picturesHash;
  private final Supplier<PictureStage> stage;

  /**
   * @param picturesHash content hash of the pictures
   */
  OvershootStep(Setup setup, String picturesHash, Supplier<PictureStage> stage) {
    this.setup = setup;
    this.picturesHash = picturesHash;
    this.stage = stage;
  }

  @Override
  public String id() {
    return "overshoot";
  }

  @Override
  public String contentHash() {
    return Hashes.of("overshoot", picturesHash);
  }

  @Override
  public long work() {
    return 1;
  }

  @Override
  public Fragment execute(Progress progress) {
    FragmentBuilder out = new FragmentBuilder();
    for (Contestant contestant : setup.contestants()) {
      double sum = 0;
      RowFile column = stage.get().overshoot(contestant);
      double[] shares = column.column(0);
      out.values(
          stage
              .get()
              .values()
              .of(
                  contestant.name(),
                  Overshoot.ID,
                  column,
                  ValueFiles.own(contestant, Overshoot.ID)));
      for (double share : shares) {
        sum += share;
      }
      if (sum > 0) {
        ImageOutput output = contestant.pictures().output();
        out.warning(
            String.format(
                Locale.ROOT,
                "%.3g %% of the values of %s lie outside its output's range [%s, %s]; they are"
                    + " judged as its ends",
                100 * sum / shares.length,
                contestant.name(),
                output.low(),
                output.high()));
      }
    }
    progress.advance(1);
    return out.build();
  }
}
