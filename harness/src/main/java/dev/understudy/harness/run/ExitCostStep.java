package dev.understudy.harness.run;

/** Counts what each exit costs, early, to say whether their order looks wrong. */
final class ExitCostStep implements Step {
  private final Contestant contestant;
  private final ExitFiles exits;

  ExitCostStep(Contestant contestant, ExitFiles exits) {
    this.contestant = contestant;
    this.exits = exits;
  }

  @Override
  public String id() {
    return "exit-cost/" + contestant.name();
  }

  @Override
  public String contentHash() {
    return Hashes.of("exit-cost", Hashes.of(contestant.pictures()), exits.outputsHash());
  }

  @Override
  public long work() {
    return 1;
  }

  @Override
  public Fragment execute(Progress progress) {
    FragmentBuilder out = new FragmentBuilder();
    ExitCosts.of(contestant, exits)
        .disorder(contestant.name(), exits.names())
        .forEach(out::warning);
    progress.advance(1);
    return out.build();
  }
}
