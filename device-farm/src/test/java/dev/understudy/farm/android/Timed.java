package dev.understudy.farm.android;

import dev.understudy.farm.Device;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LaunchResult;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Launches of some models, and what came of them. */
final class Timed implements PhoneLane.Work {
  final List<LaunchResult> results = new CopyOnWriteArrayList<>();
  final List<String> givenUp = new CopyOnWriteArrayList<>();
  private final List<GeneratorSpec> specs;

  Timed(GeneratorSpec... specs) {
    this.specs = List.of(specs);
  }

  @Override
  public void run(Device phone) {
    results.clear(); // a piece that was broken off is done again whole
    for (GeneratorSpec spec : specs) {
      results.add(phone.launch(spec, FarmLab.PLAN, 0));
    }
  }

  @Override
  public void giveUp(String why) {
    givenUp.add(why);
  }
}
