package dev.understudy.harness.run;

import dev.understudy.farm.Device;
import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A sustained load of every subject on one phone, one after the other in shuffled order: phones of
 * a model differ in how they get rid of heat, so that all of it moves if the phone is lost.
 */
final class PhoneSustainedStep implements PhoneStep {
  private final Where.OnPhone where;
  private final List<SustainedStep> loads;

  PhoneSustainedStep(Where.OnPhone where, List<SustainedStep> loads) {
    this.where = where;
    this.loads = List.copyOf(loads);
  }

  @Override
  public String id() {
    return String.join("/", "sustained", where.device(), where.choice().label());
  }

  @Override
  public String contentHash() {
    return Hashes.of("phone load", loads.stream().map(SustainedStep::contentHash).toList());
  }

  @Override
  public long work() {
    return loads.stream().mapToLong(SustainedStep::work).sum();
  }

  @Override
  public Where.OnPhone where() {
    return where;
  }

  @Override
  public boolean heatsThePhone() {
    return true;
  }

  @Override
  public Fragment on(Device phone, LongConsumer done) throws IOException {
    FragmentBuilder out = new FragmentBuilder();
    long before = 0;
    for (SustainedStep load : loads) {
      long from = before;
      out.add(load.on(phone, seconds -> done.accept(from + seconds)));
      before += load.work();
      done.accept(before);
    }
    return out.build();
  }

  @Override
  public Fragment giveUp(String why) throws IOException {
    FragmentBuilder out = new FragmentBuilder();
    for (SustainedStep load : loads) {
      out.add(load.lost(why));
    }
    return out.build();
  }

  @Override
  public boolean isSettled() {
    return loads.stream().allMatch(SustainedStep::isSettled);
  }
}
