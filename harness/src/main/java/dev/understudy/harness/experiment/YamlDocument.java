package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A YAML file as a tree that knows its lines. Only the parser is used, never a constructor, so that
 * no tag in the file can make an object.
 */
final class YamlDocument {
  private static final String EXPECTED = "a YAML mapping of keys and values";

  private final Node root;

  private YamlDocument(Node root) {
    this.root = root;
  }

  static YamlDocument parse(String text, Problems problems) {
    StreamReader reader = new StreamReader(text);
    Node root = compose(reader, problems);
    if (root == null) {
      throw problems.fatal(
          Position.WHOLE_FILE, "the file is empty", EXPECTED, problems.kind().beginning);
    }
    if (!(root instanceof MappingNode)) {
      throw problems.fatal(
          Position.of(root.getStartMark()),
          "the file is " + (root instanceof SequenceNode ? "a list" : "a single value"),
          EXPECTED,
          problems.kind().beginning);
    }
    return new YamlDocument(root);
  }

  private static @Nullable Node compose(StreamReader reader, Problems problems) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(Integer.MAX_VALUE); // YamlToJson bounds what they make
    options.setNestingDepthLimit(200); // below any stack's; YamlToJson has the limit with a line
    try {
      return new Composer(new ParserImpl(reader, options), new CoreSchemaResolver(), options)
          .getSingleNode();
    } catch (MarkedYAMLException e) {
      throw syntax(e, reader, problems);
    } catch (YAMLException e) {
      throw problems.fatal(
          new Position(reader.getLine() + 1, reader.getColumn() + 1),
          Quote.plain(String.valueOf(e.getMessage())),
          EXPECTED,
          problems.kind().example);
    }
  }

  private static InvalidExperimentException syntax(
      MarkedYAMLException e, StreamReader reader, Problems problems) {
    Position at =
        e.getProblemMark() == null
            ? new Position(reader.getLine() + 1, reader.getColumn() + 1)
            : Position.of(e.getProblemMark());
    String problem = String.valueOf(e.getProblem());
    String context = e.getContext() == null ? "" : ", " + e.getContext();
    if (problem.startsWith("Global tag")) { // the parser's own guard, before YamlToJson's
      String tag = Quote.of(problem.substring(problem.indexOf(':') + 1).strip());
      return problems.fatal(
          at, "the tag " + tag + " does not belong here", EXPECTED, "remove the tag (`!…`)");
    }
    if (problem.contains("TAB")) {
      return problems.fatal(
          at, "a tab where YAML wants spaces", EXPECTED, "replace the tab by spaces");
    }
    if (problem.contains("but found another document")) {
      return problems.fatal(
          at, "a second document begins here (`---`)", EXPECTED, "put it into a file of its own");
    }
    return problems.fatal(
        at,
        "this is not YAML: " + problem + context + " (column " + at.column() + ")",
        EXPECTED,
        "look for a missing colon, quote, bracket or blank here or on the line above");
  }

  /** The values as JSON; what JSON has no place for is told and left out. */
  JsonNode json(Problems problems) {
    return new YamlToJson(problems).convert(root, FieldPath.ROOT);
  }

  /** Where a field stands: its key, or the item itself in a list; else what comes nearest. */
  Position position(FieldPath path) {
    Node node = root;
    Position position = Position.of(root.getStartMark());
    for (Object element : path.elements()) {
      if (node instanceof MappingNode mapping && element instanceof String key) {
        Optional<NodeTuple> entry = entry(mapping, key);
        if (entry.isEmpty()) {
          return position;
        }
        position = Position.of(entry.get().getKeyNode().getStartMark());
        node = entry.get().getValueNode();
      } else if (node instanceof SequenceNode list
          && element instanceof Integer index
          && index < list.getValue().size()) {
        node = list.getValue().get(index);
        position = Position.of(node.getStartMark());
      } else {
        return position;
      }
    }
    return position;
  }

  private static Optional<NodeTuple> entry(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(e -> e.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key))
        .findFirst();
  }
}
