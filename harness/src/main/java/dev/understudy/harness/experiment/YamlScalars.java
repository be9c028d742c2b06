package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns YAML's single values into JSON's; what cannot be read is told and becomes null. */
final class YamlScalars {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Longer ones fit no number here, and take ever longer to read. */
  private static final int MOST_DIGITS = 40;

  private YamlScalars() {}

  static JsonNode json(ScalarNode node, FieldPath path, Problems problems) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.STR)) {
      return JSON.textNode(text);
    }
    if (tag.equals(Tag.NULL) && is(CoreSchemaResolver.CORE_NULL, text)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL) && is(CoreSchemaResolver.CORE_BOOL, text)) {
      return JSON.booleanNode(Character.toLowerCase(text.charAt(0)) == 't');
    }
    if (tag.equals(Tag.INT) && is(CoreSchemaResolver.CORE_INT, text)) {
      return whole(node, path, problems);
    }
    if (tag.equals(Tag.FLOAT) && is(CoreSchemaResolver.CORE_FLOAT, text)) {
      return fraction(node, path, problems);
    }
    refuseTag(node, path, problems);
    return JSON.nullNode();
  }

  private static JsonNode whole(ScalarNode node, FieldPath path, Problems problems) {
    String text = node.getValue();
    if (text.length() > MOST_DIGITS) {
      return unusable(node, path, problems);
    }
    BigInteger value =
        text.startsWith("0x")
            ? new BigInteger(text.substring(2), 16)
            : text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    return value.bitLength() < Long.SIZE
        ? JSON.numberNode(value.longValue())
        : JSON.numberNode(value);
  }

  private static JsonNode fraction(ScalarNode node, FieldPath path, Problems problems) {
    String text = node.getValue();
    char last = text.charAt(text.length() - 1);
    if (last == 'f' || last == 'F' || last == 'n' || last == 'N') { // .inf and .nan
      return unusable(node, path, problems);
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? JSON.numberNode(value) : unusable(node, path, problems);
  }

  private static JsonNode unusable(ScalarNode node, FieldPath path, Problems problems) {
    problems.addUnreadable(
        Position.of(node.getStartMark()),
        path,
        Quote.of(node.getValue()) + " is no usable number",
        "a finite number of ordinary size",
        "write a number such as `0.7`");
    return JSON.nullNode();
  }

  static void refuseTag(Node node, FieldPath path, Problems problems) {
    problems.addUnreadable(
        Position.of(node.getStartMark()),
        path,
        "the tag " + Quote.of(node.getTag().getValue()) + " does not belong here",
        "plain YAML: text, numbers, lists and mappings",
        "remove the tag (`!…`)");
  }

  private static boolean is(Pattern pattern, String text) {
    return pattern.matcher(text).matches();
  }
}
