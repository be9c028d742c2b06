package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LocalDevice;
import dev.understudy.runtimes.CostConvention;
import dev.understudy.runtimes.ModelCost;
import dev.understudy.runtimes.Runtimes;
import java.util.List;
import java.util.Map;

/** Counts what a model file costs per picture. */
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
    return Hashes.of("cost-2", Hashes.of(spec));
  }

  @Override
  public long work() {
    return 1;
  }

  @Override
  public Fragment execute(Progress progress) {
    ModelCost cost = Runtimes.cost(spec.model(), LocalDevice.exampleInputs(spec));
    Calls calls = new Calls(LocalDevice.picturesPerCall(spec));
    FragmentBuilder out = new FragmentBuilder();
    row(
        out,
        exact(
            "parameters",
            cost.parameters(),
            Unit.PARAMETERS,
            "elements of float weights, shared ones once, without buffers"));
    row(
        out,
        exact(
            "buffers",
            cost.buffers(),
            Unit.PARAMETERS,
            "running statistics, blur kernels, noise constants"));
    row(out, exact("bytes", cost.bytes(), Unit.BYTES, "size of the model file"));
    for (CostConvention convention : CostConvention.values()) {
      Long macs = macs(cost.macs(), convention);
      if (macs != null) {
        String protocol = "batch 1; " + convention.meaning();
        row(out, calls.of(bounded(cost, exact(convention.measure(), macs, Unit.MACS, protocol))));
      }
    }
    Long macs = macs(cost.macs(), CostConvention.MACS);
    if (macs != null) {
      String protocol = "2 x MACs by the convention " + CostConvention.MACS.id();
      row(out, calls.of(bounded(cost, exact("flops", 2 * macs, Unit.FLOPS, protocol))));
    }
    progress.advance(1);
    return out.build();
  }

  private void row(FragmentBuilder out, Measurement measurement) {
    out.row(contestant.name(), null, spec.label(), measurement);
  }

  private static @org.jspecify.annotations.Nullable Long macs(
      Map<CostConvention, Long> macs, CostConvention convention) {
    return macs.get(convention);
  }

  private static Measurement exact(String measure, long value, Unit unit, String protocol) {
    return Measurement.of(measure, (double) value, unit, 1, null, protocol);
  }

  private static Measurement bounded(ModelCost cost, Measurement measurement) {
    return cost.unknownOps().isEmpty()
        ? measurement
        : measurement.withWarnings(
            List.of("lower bound: MACs unknown for " + String.join(", ", cost.unknownOps())));
  }
}
