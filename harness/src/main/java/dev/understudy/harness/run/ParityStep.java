package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LocalDevice;
import dev.understudy.farm.OutputParity;

/** Holds a further export of a subject against its first: do they make the same pictures? */
final class ParityStep implements Step {
  private final Contestant contestant;
  private final GeneratorSpec other;

  ParityStep(Contestant contestant, GeneratorSpec other) {
    this.contestant = contestant;
    this.other = other;
  }

  @Override
  public String id() {
    return "parity/" + contestant.name() + "/" + other.label();
  }

  @Override
  public String contentHash() {
    return Hashes.of(
        "parity", Hashes.of(contestant.pictures()), Hashes.of(other), Defaults.PARITY_PICTURES);
  }

  @Override
  public long work() {
    return 1;
  }

  @Override
  public Fragment execute(Progress progress) {
    FragmentBuilder out = new FragmentBuilder();
    for (Measurement m :
        OutputParity.compare(contestant.pictures(), other, Defaults.PARITY_PICTURES)) {
      out.row(contestant.name(), LocalDevice.ID, other.label(), m);
    }
    progress.advance(1);
    return out.build();
  }
}
