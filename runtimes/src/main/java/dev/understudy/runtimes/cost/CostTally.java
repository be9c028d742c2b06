package dev.understudy.runtimes.cost;

import dev.understudy.runtimes.CostConvention;
import dev.understudy.runtimes.LayerCost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Adds up a graph's operators. */
public final class CostTally {
  private final List<LayerCost> layers = new ArrayList<>();
  private final Set<String> unknown = new TreeSet<>();
  private final Set<String> unknownElements = new TreeSet<>();
  private Macs total = Macs.NONE;

  /**
   * Adds an operator.
   *
   * @param output its first output's shape
   * @param macs empty where they are unknown
   */
  public void add(String name, String op, long[] output, Optional<Macs> macs) {
    if (macs.isEmpty()) {
      unknown.add(op);
    } else if (macs.get().equals(Macs.NONE)) {
      return;
    }
    total = total.plus(macs.orElse(Macs.NONE));
    add(name, op, output, macs.map(Macs::byConvention).orElse(Map.of()));
  }

  /** Adds an operator within which only elements are worked on, an unknown number of times. */
  public void addUnknownElements(String name, String op, long[] output) {
    unknownElements.add(op);
    Map<CostConvention, Long> none = new EnumMap<>(Macs.NONE.byConvention());
    none.remove(CostConvention.TORCHPROFILE_2020);
    add(name, op, output, none);
  }

  private void add(String name, String op, long[] output, Map<CostConvention, Long> macs) {
    layers.add(new LayerCost(name, op, Arrays.stream(output).boxed().toList(), macs));
  }

  /** The operators so far. */
  public List<LayerCost> layers() {
    return List.copyOf(layers);
  }

  /** Their sum. */
  public Map<CostConvention, Long> total() {
    return total.byConvention();
  }

  /** The operators within which the elements worked on are unknown. */
  public List<String> unknownElements() {
    return List.copyOf(unknownElements);
  }

  /** The operators whose work is unknown. */
  public List<String> unknown() {
    return List.copyOf(unknown);
  }
}
