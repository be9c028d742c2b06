package dev.understudy.runtimes;

import java.util.List;

/**
 * What a model costs, and where.
 *
 * @param total the sum
 * @param layers the operators that count under any convention and those of unknown cost, in the
 *     graph's order
 */
public record CostDetail(ModelCost total, List<LayerCost> layers) {
  /** Copies the layers. */
  public CostDetail {
    layers = List.copyOf(layers);
  }
}
