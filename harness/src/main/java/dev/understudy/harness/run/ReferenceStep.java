package dev.understudy.harness.run;

import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.Pictures;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the real pictures once and keeps what the measures need of each. */
final class ReferenceStep implements Step {
  /** Its name in the journal. */
  static final String ID = "real pictures";

  private final Setup setup;
  private final PictureSource real;
  private final Supplier<PictureStage> stage;

  ReferenceStep(Setup setup, PictureSource real, Supplier<PictureStage> stage) {
    this.setup = setup;
    this.real = real;
    this.stage = stage;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String contentHash() {
    return Hashes.of(
        "real",
        real.sha256(),
        setup.networkHash(),
        setup.lpips() == null ? "" : setup.lpips().files(),
        setup.experiment().batch(),
        setup.experiment().measures());
  }

  @Override
  public long work() {
    return real.count();
  }

  @Override
  public Fragment execute(Progress progress) {
    PictureRows rows = stage.get().realRows();
    int row = 0;
    try (PictureSource.PictureStream stream = real.open(setup.experiment().batch())) {
      for (Optional<Pictures> next = stream.next(); next.isPresent(); next = stream.next()) {
        Pictures batch = next.get();
        if (row == 0) {
          stage.get().checkReal(batch);
        }
        rows.write(row, batch, null);
        row += batch.count();
        progress.advance(batch.count());
      }
    }
    rows.force();
    return Fragment.NOTHING;
  }
}
