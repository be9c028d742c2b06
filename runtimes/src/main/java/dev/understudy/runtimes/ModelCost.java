package dev.understudy.runtimes;

import java.util.List;
import java.util.Map;

/**
 * What one picture costs, whatever the machine.
 *
 * @param parameters elements of float initialisers, shared ones once, without those that look like
 *     buffers
 * @param buffers elements of float initialisers that look like buffers (running statistics, blur
 *     kernels, noise constants)
 * @param initialiserElements elements of all initialisers
 * @param bytes the file's size
 * @param macs multiply-accumulates for batch 1, by convention
 * @param unknownOps ops whose MACs are unknown; where there are any, {@code macs} is a lower bound
 */
public record ModelCost(
    long parameters,
    long buffers,
    long initialiserElements,
    long bytes,
    Map<CostConvention, Long> macs,
    List<String> unknownOps) {
  /** Copies the collections. */
  public ModelCost {
    macs = Map.copyOf(macs);
    unknownOps = List.copyOf(unknownOps);
  }
}
