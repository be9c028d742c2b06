package dev.understudy.farm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The order of launches. Teacher and student take turns, so that a machine that slowly warms up or
 * gets busy slows both; who goes first in a round is shuffled, so that neither always follows the
 * other.
 */
public final class Interleaving {
  private Interleaving() {}

  /**
   * A launch to make.
   *
   * @param configuration what to launch
   * @param launch the launch's number, from 0: the round it belongs to
   */
  public record Slot<T>(T configuration, int launch) {}

  /**
   * The order: {@code launches} rounds, each with every configuration once, shuffled within the
   * round. The same arguments give the same order, on every machine.
   *
   * @param configurations what to launch, without duplicates
   * @param launches rounds, at least 1
   * @param seed seed of the shuffle
   */
  public static <T> List<Slot<T>> order(List<T> configurations, int launches, long seed) {
    if (launches < 1) {
      throw new IllegalArgumentException("launches must be at least 1, was " + launches);
    }
    // Random's first draws hardly differ between small seeds: with it, one side would always start.
    SplittableRandom random = new SplittableRandom(seed);
    List<Slot<T>> order = new ArrayList<>();
    for (int launch = 0; launch < launches; launch++) {
      List<T> round = new ArrayList<>(configurations);
      for (int i = round.size() - 1; i > 0; i--) {
        Collections.swap(round, i, random.nextInt(i + 1));
      }
      for (T configuration : round) {
        order.add(new Slot<>(configuration, launch));
      }
    }
    return List.copyOf(order);
  }
}
