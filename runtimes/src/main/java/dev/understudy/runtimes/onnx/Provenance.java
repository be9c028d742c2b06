package dev.understudy.runtimes.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PyTorch's exporter (torch.onnx.export with dynamo=True) writes of where a constant comes
 * from, in the metadata of its value.
 */
final class Provenance {
  /** What a tensor was in the module. */
  enum Kind {
    /** One of {@code parameters()}. */
    PARAMETER,
    /** One of {@code buffers()}. */
    BUFFER,
    /** Neither: a constant of the code. */
    CONSTANT
  }

  private static final String KIND = "pkg.torch.export.graph_signature.InputSpec.kind";
  private static final String FOLDED_FROM = "pkg.onnxscript.optimizer.folded_from";

  /** An element of Python's list of names. */
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<String, Set<String>> origins = new HashMap<>();

  /** Of the constants of a graph and of the graphs within its nodes. */
  static Provenance of(GraphProto graph, List<NodeProto> nodes) {
    Provenance made = new Provenance();
    made.add(graph);
    Nodes.withBodies(nodes).forEach(node -> Nodes.bodies(node).forEach(made::add));
    return made;
  }

  private void add(GraphProto graph) {
    for (ValueInfoProto value : graph.getValueInfoList()) {
      for (StringStringEntryProto entry : value.getMetadataPropsList()) {
        if (entry.getKey().equals(KIND)) {
          kinds.put(value.getName(), parsed(entry.getValue()));
        } else if (entry.getKey().equals(FOLDED_FROM)) {
          origins.put(value.getName(), modulesTensors(entry.getValue()));
        }
      }
    }
  }

  private static Kind parsed(String name) {
    return switch (name) {
      case "PARAMETER" -> Kind.PARAMETER;
      case "BUFFER" -> Kind.BUFFER;
      default -> Kind.CONSTANT;
    };
  }

  /** Names of a submodule's tensors have a dot, those of an operator's results never. */
  private static Set<String> modulesTensors(String list) {
    Set<String> names = new TreeSet<>();
    Matcher name = QUOTED.matcher(list);
    while (name.find()) {
      if (name.group(1).contains(".")) {
        names.add(name.group(1));
      }
    }
    return names;
  }

  /** What a tensor was in the module, where the file says so. */
  Optional<Kind> kind(String name) {
    return Optional.ofNullable(kinds.get(name));
  }

  /** Whether a constant is what the exporter computed of others. */
  boolean folded(String name) {
    return origins.containsKey(name);
  }

  /**
   * The tensors of submodules that a constant was folded from, itself where it was not folded;
   * sorted.
   */
  Set<String> origins(String name) {
    return origins.getOrDefault(name, Set.of(name));
  }
}
