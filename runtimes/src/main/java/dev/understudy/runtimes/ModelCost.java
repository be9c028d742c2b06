package dev.understudy.runtimes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a run of a model costs, whatever the machine.
 *
 * @param parameters elements of float initialisers, shared ones once, without those that look like
 *     buffers or were made by an exporter
 * @param buffers elements of float initialisers that look like buffers (running statistics, blur
 *     kernels, noise constants, sampling grids)
 * @param initialiserElements elements of all initialisers
 * @param bytes the file's size
 * @param batch how many pictures the run makes, which a model may fix
 * @param macs multiply-accumulates of the run, by convention
 * @param unknownOps ops whose MACs are unknown; where there are any, {@code macs} is a lower bound
 * @param unknownElementOps ops within which elements are worked on an unknown number of times,
 *     which {@link CostConvention#TORCHPROFILE_2020} alone counts; where there are any, it is a
 *     lower bound in that convention
 */
public record ModelCost(
    long parameters,
    long buffers,
    long initialiserElements,
    long bytes,
    long batch,
    Map<CostConvention, Long> macs,
    List<String> unknownOps,
    List<String> unknownElementOps) {
  /** Copies the collections. */
  public ModelCost {
    if (batch < 1) {
      throw new IllegalArgumentException("a batch of " + batch);
    }
    macs = Map.copyOf(macs);
    unknownOps = List.copyOf(unknownOps);
    unknownElementOps = List.copyOf(unknownElementOps);
  }

  /**
   * The ops that a convention counts but whose work is unknown; its MACs are then a lower bound.
   */
  public List<String> unknownOps(CostConvention convention) {
    if (convention != CostConvention.TORCHPROFILE_2020) {
      return unknownOps;
    }
    List<String> all = new ArrayList<>(unknownOps);
    unknownElementOps.stream().filter(op -> !all.contains(op)).forEach(all::add);
    return List.copyOf(all);
  }

  /** Multiply-accumulates of one picture; with a fraction where some work is done once a run. */
  public double macsPerPicture(CostConvention convention) {
    return (double) macs.getOrDefault(convention, 0L) / batch;
  }
}
