package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.understudy.common.InputException;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.cuts.CutFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of a model that some outputs need, as a model of its own: ONNX Runtime runs every node
 * of a graph, whatever outputs are asked for, so only a cut file costs what an early exit costs.
 */
public final class SubGraph {
  private SubGraph() {}

  /**
   * Writes the part of a model that some outputs need; weights that it keeps outside stand in a
   * file of the same name with {@code .data} behind it.
   *
   * @param outputs the wanted outputs' names
   * @param file where to write it
   * @throws InputException if the model has no such output
   * @throws IOException if the file cannot be written
   */
  public static void write(ModelFile model, Set<String> outputs, Path file) throws IOException {
    ModelProto whole = OnnxFile.parse(model.path());
    checkOutputs(model, whole, outputs);
    ModelProto part = of(whole, outputs);
    try (ExternalCopy copy = new ExternalCopy(model.path(), file)) {
      ModelProto placed = part.toBuilder().setGraph(copy.graph(part.getGraph())).build();
      copy.finish();
      CutFile.write(file, placed::writeTo);
    }
  }

  /** The part of a model that the outputs need. */
  static ModelProto of(ModelProto model, Set<String> outputs) {
    GraphProto graph = model.getGraph();
    List<NodeProto> needed = Nodes.needed(graph, outputs);
    Set<String> used = new HashSet<>(outputs);
    Set<String> made = new HashSet<>(outputs);
    for (NodeProto node : Nodes.withBodies(needed)) {
      used.addAll(node.getInputList());
      // What a body hands out may come straight from the graph around it.
      Nodes.bodies(node).forEach(b -> b.getOutputList().forEach(o -> used.add(o.getName())));
    }
    needed.forEach(node -> made.addAll(node.getOutputList()));
    GraphProto.Builder part =
        graph.toBuilder()
            .clearNode()
            .clearInitializer()
            .clearSparseInitializer()
            .clearInput()
            .clearOutput()
            .clearValueInfo()
            .clearQuantizationAnnotation();
    part.addAllNode(needed);
    graph.getInitializerList().stream()
        .filter(t -> used.contains(t.getName()))
        .forEach(part::addInitializer);
    graph.getSparseInitializerList().stream()
        .filter(t -> used.contains(t.getValues().getName()))
        .forEach(part::addSparseInitializer);
    part.addAllInput(named(graph.getInputList(), used));
    part.addAllOutput(named(graph.getOutputList(), outputs));
    part.addAllValueInfo(named(graph.getValueInfoList(), made));
    graph.getQuantizationAnnotationList().stream()
        .filter(a -> used.contains(a.getTensorName()) || made.contains(a.getTensorName()))
        .forEach(part::addQuantizationAnnotation);
    return model.toBuilder()
        .setGraph(part)
        .clearFunctions()
        .addAllFunctions(functions(model, needed))
        .clearTrainingInfo()
        .build();
  }

  private static List<ValueInfoProto> named(List<ValueInfoProto> values, Collection<String> names) {
    return values.stream().filter(v -> names.contains(v.getName())).toList();
  }

  /** The model's functions that the nodes call, and those that these call, in the model's order. */
  private static List<FunctionProto> functions(ModelProto model, List<NodeProto> needed) {
    Map<String, FunctionProto> all = new HashMap<>();
    model.getFunctionsList().forEach(f -> all.put(f.getDomain() + ":" + f.getName(), f));
    Set<FunctionProto> called = new HashSet<>();
    List<NodeProto> open = new ArrayList<>(needed);
    while (!open.isEmpty()) {
      for (NodeProto node : Nodes.withBodies(List.of(open.remove(open.size() - 1)))) {
        FunctionProto function = all.get(node.getDomain() + ":" + node.getOpType());
        if (function != null && called.add(function)) {
          open.addAll(function.getNodeList());
        }
      }
    }
    return model.getFunctionsList().stream().filter(called::contains).toList();
  }

  private static void checkOutputs(ModelFile file, ModelProto model, Set<String> outputs) {
    List<String> all = Nodes.outputNames(model);
    for (String output : outputs) {
      if (!all.contains(output)) {
        throw new InputException(
            file.path().toString(),
            "the model has no output '" + output + "'",
            "some of the outputs " + String.join(", ", all),
            "ask for one of these by name");
      }
    }
  }
}
