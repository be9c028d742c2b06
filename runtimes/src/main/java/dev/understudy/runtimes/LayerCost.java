package dev.understudy.runtimes;

import java.util.List;
import java.util.Map;

/**
 * What one operator of a model costs.
 *
 * @param name the node's name, or its output's where it has none
 * @param op the operator, with its domain where that is not the standard one
 * @param output its first output's shape
 * @param macs multiply-accumulates of the run, by each convention in which they are known
 */
public record LayerCost(String name, String op, List<Long> output, Map<CostConvention, Long> macs) {
  /** Copies the collections. */
  public LayerCost {
    output = List.copyOf(output);
    macs = Map.copyOf(macs);
  }
}
