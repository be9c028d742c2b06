package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.runtimes.CostConvention;
import dev.understudy.runtimes.ModelCost;
import java.util.Collection;
import java.util.List;

/** MACs as a measurement: of one picture, saying what was counted. */
final class MacCount {
  private MacCount() {}

  /**
   * A model's MACs.
   *
   * @param times how many of the unit a multiply-accumulate is: 1 MAC, 2 FLOPs
   * @param protocol what was counted, and how
   */
  static Measurement of(
      ModelCost cost,
      CostConvention convention,
      String measure,
      Unit unit,
      int times,
      String protocol) {
    double value = times * cost.macsPerPicture(convention);
    Measurement counted = Measurement.of(measure, value, unit, 1, null, protocol);
    List<String> unknown = cost.unknownOps(convention);
    return unknown.isEmpty()
        ? counted
        : counted.withWarnings(
            List.of("lower bound: MACs unknown for " + String.join(", ", unknown)));
  }

  /** The batch of the run that was counted. */
  static String batch(ModelCost cost) {
    return cost.batch() == 1 ? "batch 1" : "batch " + cost.batch() + ", per picture";
  }

  /** What of a model was counted. */
  static String part(Collection<String> outputs) {
    return "the part of the model that " + String.join(" and ", outputs) + " needs";
  }
}
