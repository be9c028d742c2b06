package dev.understudy.harness.cli.inspect;

import dev.understudy.runtimes.CostConvention;
import dev.understudy.runtimes.CostDetail;
import dev.understudy.runtimes.ModelCost;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.TensorSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is found out of a model without timing it.
 *
 * @param model the file
 * @param inputs its inputs
 * @param outputs its outputs
 * @param shapes the inputs' shapes that its cost was counted at
 * @param random nodes that draw random numbers
 * @param wanted the outputs that were chosen; empty for all
 * @param cost what they cost together
 * @param heads what each output costs alone, where there are several; an operator that two need is
 *     in both
 * @param convention the convention of the tables by layer and by output
 */
record Inspection(
    ModelFile model,
    List<TensorSpec> inputs,
    List<TensorSpec> outputs,
    Map<String, List<Long>> shapes,
    List<String> random,
    List<String> wanted,
    CostDetail cost,
    Map<String, ModelCost> heads,
    CostConvention convention) {
  /** Keeps the order of what is given. */
  Inspection {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    shapes = new LinkedHashMap<>(shapes);
    random = List.copyOf(random);
    wanted = List.copyOf(wanted);
    heads = new LinkedHashMap<>(heads);
  }
}
