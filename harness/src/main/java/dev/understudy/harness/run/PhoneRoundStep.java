package dev.understudy.harness.run;

import dev.understudy.farm.Device;
import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * One launch of every subject on one phone, in shuffled order: what is compared must have met the
 * same phone in the same state, so that all of it moves if the phone is lost.
 */
final class PhoneRoundStep implements PhoneStep {
  private final Where.OnPhone where;
  private final int round;
  private final List<LaunchStep> launches;

  PhoneRoundStep(Where.OnPhone where, int round, List<LaunchStep> launches) {
    this.where = where;
    this.round = round;
    this.launches = List.copyOf(launches);
  }

  @Override
  public String id() {
    return String.join(
        "/", "launches", where.device(), where.choice().label(), Integer.toString(round));
  }

  @Override
  public String contentHash() {
    return Hashes.of("phone round", launches.stream().map(LaunchStep::contentHash).toList());
  }

  @Override
  public long work() {
    return 1;
  }

  @Override
  public Where.OnPhone where() {
    return where;
  }

  @Override
  public Fragment on(Device phone, LongConsumer done) throws IOException {
    FragmentBuilder out = new FragmentBuilder();
    for (LaunchStep launch : launches) {
      out.add(launch.on(phone));
    }
    return out.build();
  }

  @Override
  public Fragment giveUp(String why) throws IOException {
    FragmentBuilder out = new FragmentBuilder();
    for (LaunchStep launch : launches) {
      out.add(launch.lost(why));
    }
    return out.build();
  }

  @Override
  public boolean isSettled() {
    return launches.stream().allMatch(LaunchStep::isSettled);
  }
}
