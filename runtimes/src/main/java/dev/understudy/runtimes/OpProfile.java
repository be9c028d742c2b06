package dev.understudy.runtimes;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a model's time goes.
 *
 * @param runs how many runs were profiled, after the warm-up
 * @param runNanos how long these runs took together, in nanoseconds, what lies between operators
 *     included
 * @param nodes the operators, the slowest first
 * @param note how it was measured, and what that leaves out
 */
public record OpProfile(int runs, long runNanos, List<OpTime> nodes, String note) {
  /** Sorts the operators. */
  public OpProfile {
    nodes =
        nodes.stream()
            .sorted(Comparator.comparingLong(OpTime::nanos).reversed().thenComparing(OpTime::name))
            .toList();
  }

  /** All operators' time, in nanoseconds. */
  public long nodeNanos() {
    return nodes.stream().mapToLong(OpTime::nanos).sum();
  }

  /** The same by kind of operator, the slowest first; {@code name} is the kind. */
  public List<OpTime> byOp() {
    Map<String, OpTime> kinds = new LinkedHashMap<>();
    for (OpTime node : nodes) {
      kinds.merge(
          node.op(),
          new OpTime(node.op(), node.op(), node.calls(), node.nanos()),
          (a, b) -> new OpTime(a.name(), a.op(), a.calls() + b.calls(), a.nanos() + b.nanos()));
    }
    return kinds.values().stream()
        .sorted(Comparator.comparingLong(OpTime::nanos).reversed())
        .toList();
  }
}
