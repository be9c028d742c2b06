package dev.understudy.harness.cli.inspect;

import dev.understudy.harness.cli.TextTable;
import dev.understudy.reports.view.Names;
import dev.understudy.runtimes.CostConvention;
import dev.understudy.runtimes.LayerCost;
import dev.understudy.runtimes.ModelCost;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.TensorSpec;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An inspection for people. */
final class InspectText {
  private final PrintWriter out;

  InspectText(PrintWriter out) {
    this.out = out;
  }

  /** What can be said before sizes are known. */
  void head(ModelFile model, List<TensorSpec> inputs, List<TensorSpec> outputs) {
    out.println("runtime  " + model.runtime().id() + " " + Runtimes.version(model.runtime()));
    out.println("bytes    " + model.bytes());
    out.println("sha256   " + model.sha256());
    inputs.forEach(input -> out.println("input    " + Names.visible(input.toString())));
    outputs.forEach(output -> out.println("output   " + Names.visible(output.toString())));
    out.flush();
  }

  void cost(Inspection found, boolean layers) {
    for (String node : found.random()) {
      out.println("random   " + Names.visible(node) + ": two runs of equal inputs differ");
    }
    out.println();
    if (!found.wanted().isEmpty()) {
      out.println("What the output " + Names.visible(String.join(", ", found.wanted())) + " needs");
    }
    out.println("At " + shapes(found.shapes()));
    long batch = found.cost().total().batch();
    if (batch > 1) {
      out.println("A run makes " + batch + " pictures; MACs and FLOPs are of the run");
    }
    out.println();
    elements(found.cost().total());
    out.println();
    conventions(found.cost().total());
    lowerBound(found.cost().total());
    if (!found.heads().isEmpty()) {
      heads(found);
    }
    if (layers) {
      layers(found);
    }
  }

  private static String shapes(Map<String, List<Long>> shapes) {
    return shapes.entrySet().stream()
        .map(e -> Names.visible(e.getKey()) + " [" + joined(e.getValue(), ",") + "]")
        .collect(Collectors.joining(", "));
  }

  private static String joined(List<Long> sizes, String by) {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(by));
  }

  private void elements(ModelCost cost) {
    TextTable table = new TextTable("lrl");
    table.row("parameters", TextTable.full(cost.parameters()), "float weights, shared ones once");
    table.row(
        "buffers",
        TextTable.full(cost.buffers()),
        "what looks like running statistics, blur kernels, noise, sampling grids");
    table.row(
        "initialiser elements",
        TextTable.full(cost.initialiserElements()),
        "all constant tensors of the file");
    table.row("bytes", TextTable.full(cost.bytes()), "the file, with its external data");
    table.print(out);
  }

  private void conventions(ModelCost cost) {
    TextTable table = new TextTable("lrrrl");
    table.row("convention", "MACs", "", "FLOPs = 2 MACs", "");
    for (CostConvention convention : CostConvention.values()) {
      long macs = macs(cost.macs(), convention);
      String least = least(cost, convention);
      table.row(
          convention.id(),
          least + TextTable.brief(macs),
          TextTable.full(macs),
          least + TextTable.brief(2 * macs),
          convention.meaning());
    }
    table.print(out);
    if (cost.batch() > 1) {
      perPicture(cost);
    }
  }

  private void perPicture(ModelCost cost) {
    out.println();
    TextTable table = new TextTable("lrr");
    table.row("per picture", "MACs", "FLOPs");
    for (CostConvention convention : CostConvention.values()) {
      double macs = cost.macsPerPicture(convention);
      String least = least(cost, convention);
      table.row(
          convention.id(),
          least + TextTable.brief(Math.round(macs)),
          least + TextTable.brief(Math.round(2 * macs)));
    }
    table.print(out);
  }

  private static String least(ModelCost cost, CostConvention convention) {
    return cost.unknownOps(convention).isEmpty() ? "" : ">= ";
  }

  private void lowerBound(ModelCost cost) {
    if (!cost.unknownOps().isEmpty()) {
      out.println(
          "These are lower bounds: the work of "
              + Names.visible(String.join(", ", cost.unknownOps()))
              + " is unknown and not counted.");
    }
    if (!cost.unknownElementOps().isEmpty()) {
      out.println(
          CostConvention.TORCHPROFILE_2020.id()
              + " is a lower bound: how many elements "
              + Names.visible(String.join(", ", cost.unknownElementOps()))
              + " works on is unknown and not counted.");
    }
  }

  private void heads(Inspection found) {
    out.println();
    out.println("Each output alone, by " + found.convention().id());
    TextTable table = new TextTable("lrrrr");
    table.row("output", "parameters", "MACs", "FLOPs", "of all");
    long all = macs(found.cost().total().macs(), found.convention());
    found
        .heads()
        .forEach(
            (name, cost) -> {
              long macs = macs(cost.macs(), found.convention());
              String least = least(cost, found.convention());
              table.row(
                  name,
                  TextTable.full(cost.parameters()),
                  least + TextTable.brief(macs),
                  least + TextTable.brief(2 * macs),
                  share(macs, all));
            });
    table.print(out);
  }

  private void layers(Inspection found) {
    out.println();
    out.println("Layers, by " + found.convention().id());
    TextTable table = new TextTable("rllrrl");
    table.row("", "operator", "output", "MACs", "share", "name");
    long all = macs(found.cost().total().macs(), found.convention());
    int i = 0;
    for (LayerCost layer : found.cost().layers()) {
      i++;
      boolean unknown = !layer.macs().containsKey(found.convention());
      long macs = macs(layer.macs(), found.convention());
      if (unknown || macs > 0) {
        table.row(
            Integer.toString(i),
            layer.op(),
            joined(layer.output(), "x"),
            unknown ? "unknown" : TextTable.brief(macs),
            unknown ? "" : share(macs, all),
            Names.brief(layer.name(), 60));
      }
    }
    table.print(out);
  }

  private static long macs(Map<CostConvention, Long> macs, CostConvention convention) {
    return macs.getOrDefault(convention, 0L);
  }

  private static String share(long part, long all) {
    return all == 0 ? "" : TextTable.percent((double) part / all);
  }
}
