package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns a YAML tree into the JSON that the schema checks. Aliases are followed, within bounds: a
 * few lines of them could otherwise stand for billions of values ("billion laughs").
 */
final class YamlToJson {
  /** More than any sensible file: a list of 65,536 constants, the longest allowed, still fits. */
  static final int MOST_VALUES = 100_000;

  /** The format itself is 7 deep. */
  static final int MOST_LEVELS = 20;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String PLAIN_YAML = "plain YAML: text, numbers, lists and mappings";

  private final Problems problems;
  private int values;

  YamlToJson(Problems problems) {
    this.problems = problems;
  }

  JsonNode convert(Node node, FieldPath path) {
    if (++values > MOST_VALUES) {
      throw problems.fatal(
          Position.of(node.getStartMark()),
          "the file holds more than " + MOST_VALUES + " values, its aliases followed",
          problems.kind().what,
          "remove the aliases (`*name`) that repeat other aliases");
    }
    if (path.elements().size() > MOST_LEVELS) {
      throw problems.fatal(
          Position.of(node.getStartMark()),
          "it is nested more than " + MOST_LEVELS + " levels deep",
          problems.kind().what + ", at most 7 levels deep",
          "remove the surplus brackets, and aliases (`*name`) within what they name");
    }
    if (node instanceof ScalarNode scalar) {
      return YamlScalars.json(scalar, path, problems);
    }
    checkTag(node, path);
    return node instanceof MappingNode mapping
        ? mapping(mapping, path)
        : list((SequenceNode) node, path);
  }

  private void checkTag(Node node, FieldPath path) {
    if (!node.getTag().equals(Tag.MAP) && !node.getTag().equals(Tag.SEQ)) {
      YamlScalars.refuseTag(node, path, problems);
    }
  }

  private JsonNode list(SequenceNode node, FieldPath path) {
    ArrayNode list = JSON.arrayNode();
    int index = 0;
    for (Node item : node.getValue()) {
      list.add(convert(item, path.item(index++)));
    }
    return list;
  }

  private JsonNode mapping(MappingNode node, FieldPath path) {
    ObjectNode mapping = JSON.objectNode();
    Map<String, Position> seen = new HashMap<>();
    for (NodeTuple entry : node.getValue()) {
      Position at = Position.of(entry.getKeyNode().getStartMark());
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        problems.add(
            at, path, "a list or mapping stands as a key", "a word as key", "remove the `?`");
        continue;
      }
      String name = key.getValue();
      Position first = seen.putIfAbsent(name, at);
      if (first != null) {
        problems.add(
            at,
            path.key(name),
            "the key " + Quote.of(name) + " is given twice, first on line " + first.line(),
            "each key once",
            "keep one of the two");
      } else if (name.equals("<<")) {
        problems.add(
            at,
            path.key(name),
            "merge keys (`<<`) are not read",
            PLAIN_YAML,
            "write the keys out, or give the whole value by an alias: `inputs: *name`");
      } else {
        mapping.set(name, convert(entry.getValueNode(), path.key(name)));
      }
    }
    return mapping;
  }
}
