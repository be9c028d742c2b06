package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LocalDevice;
import dev.understudy.runtimes.CostConvention;
import dev.understudy.runtimes.ModelCost;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import java.util.Set;

/**
 * Counts what a model file costs per picture: of a model with several outputs, as early exits, the
 * part that the judged output needs.
 */
final class CostStep implements Step {
  private final Contestant contestant;
  private final GeneratorSpec spec;

  CostStep(Contestant contestant, GeneratorSpec spec) {
    this.contestant = contestant;
    this.spec = spec;
  }

  @Override
  public String id() {
    return "cost/" + contestant.name() + "/" + spec.label();
  }

  @Override
  public String contentHash() {
    return Hashes.of("cost-3", Hashes.of(spec));
  }

  @Override
  public long work() {
    return 1;
  }

  @Override
  public Fragment execute(Progress progress) {
    Set<String> counted = counted();
    ModelCost cost = Runtimes.cost(spec.model(), LocalDevice.exampleInputs(spec), counted);
    String part = counted.isEmpty() ? "" : "; " + MacCount.part(counted);
    FragmentBuilder out = new FragmentBuilder();
    row(
        out,
        exact(
            "parameters",
            cost.parameters(),
            Unit.PARAMETERS,
            "elements of float weights, shared ones once, without buffers" + part));
    row(
        out,
        exact(
            "buffers",
            cost.buffers(),
            Unit.PARAMETERS,
            "running statistics, blur kernels, noise constants, sampling grids" + part));
    row(out, exact("bytes", cost.bytes(), Unit.BYTES, "size of the model file"));
    for (CostConvention convention : CostConvention.values()) {
      String protocol = MacCount.batch(cost) + part + "; " + convention.meaning();
      row(out, MacCount.of(cost, convention, convention.measure(), Unit.MACS, 1, protocol));
    }
    CostConvention first = CostConvention.MACS;
    String protocol = "2 x MACs by the convention " + first.id() + part;
    row(out, MacCount.of(cost, first, "flops", Unit.FLOPS, 2, protocol));
    progress.advance(1);
    return out.build();
  }

  /** The judged output where the model has others besides; empty for the whole model. */
  private Set<String> counted() {
    String output = spec.output().name();
    if (output == null) {
      return Set.of();
    }
    try (ModelSession session = Runtimes.open(spec.model(), spec.options())) {
      return session.outputs().size() == 1 ? Set.of() : Set.of(output);
    }
  }

  private void row(FragmentBuilder out, Measurement measurement) {
    out.row(contestant.name(), null, spec.label(), measurement);
  }

  private static Measurement exact(String measure, long value, Unit unit, String protocol) {
    return Measurement.of(measure, (double) value, unit, 1, null, protocol);
  }
}
