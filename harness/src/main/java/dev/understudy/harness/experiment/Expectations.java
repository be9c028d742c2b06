package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Says in words what the schema wants of a field, and gives an example. */
final class Expectations {
  private final ExperimentSchema schema;

  Expectations(ExperimentSchema schema) {
    this.schema = schema;
  }

  /** What the field wants: {@code a whole number from 1 to 4096}. */
  String of(FieldPath field) {
    List<String> wants = new ArrayList<>();
    JsonNode choices = schema.say(field, "enum");
    if (choices.isArray()) {
      wants.add("one of " + Quote.all(texts(choices)));
    }
    for (String type : types(field)) {
      if (!(type.equals("string") && choices.isArray())) {
        wants.add(ofType(field, type));
      }
    }
    return String.join(", or ", wants);
  }

  /** The words that a field takes; empty where it takes any. */
  List<String> choices(FieldPath field) {
    return texts(schema.say(field, "enum"));
  }

  /** Whether a field would take this as text. */
  boolean takes(FieldPath field, String text) {
    return types(field).contains("string")
        && choices(field).isEmpty()
        && Pattern.compile(schema.say(field, "pattern").asText("")).matcher(text).find();
  }

  /**
   * The keys of which a mapping wants exactly one; {@code exits.models} is a key within another.
   */
  List<String> alternatives(FieldPath mapping) {
    return StreamSupport.stream(schema.say(mapping, "oneOf").spliterator(), false)
        .map(Expectations::key)
        .toList();
  }

  private static String key(JsonNode alternative) {
    String outer = alternative.path("required").path(0).asText();
    JsonNode inner = alternative.path("properties").path(outer);
    return inner.has("required") ? outer + "." + key(inner) : outer;
  }

  private List<String> types(FieldPath field) {
    JsonNode type = schema.say(field, "type");
    return type.isTextual() ? List.of(type.asText()) : texts(type);
  }

  private String ofType(FieldPath field, String type) {
    return switch (type) {
      case "integer" -> "a whole number" + bounds(field);
      case "number" -> "a number" + bounds(field);
      case "array" -> "a list" + lengths(field) + each(of(field.item(0)));
      case "object" -> "a mapping" + keys(field);
      default -> {
        // A definition for texts describes them; one that may also be a mapping is a path.
        JsonNode definition = schema.definition(field);
        yield definition.path("type").isTextual()
            ? phrase(definition.path("description").asText("Text."))
            : "a path";
      }
    };
  }

  /** Lists within lists say no more of their items. */
  private static String each(String item) {
    return item.isEmpty() ? "" : ", each " + item;
  }

  private String keys(FieldPath field) {
    List<String> known = knownKeys(field);
    return known.isEmpty()
        ? " of names, each with " + of(field.key("name"))
        : " with keys among " + Quote.all(known);
  }

  /** The keys that a mapping knows; empty where it takes any. */
  List<String> knownKeys(FieldPath mapping) {
    List<String> names = new ArrayList<>();
    schema.say(mapping, "properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** One line of YAML that would be right, between backticks: {@code `seed: 42`}. */
  String example(FieldPath field) {
    String value = schema.say(field, "examples").path(0).toString();
    String shown = value.startsWith("\"") ? value.substring(1, value.length() - 1) : flow(value);
    return "`"
        + (field.lastKey().isEmpty() ? "- " : Quote.plain(field.lastKey()) + ": ")
        + shown
        + "`";
  }

  /** JSON in YAML's lighter flow style. */
  private static String flow(String json) {
    return json.replace("\"", "").replace(":", ": ").replace(",", ", ");
  }

  private String bounds(FieldPath field) {
    String low = schema.say(field, "minimum").asText("");
    String above = schema.say(field, "exclusiveMinimum").asText("");
    String high = schema.say(field, "maximum").asText("");
    String from = above.isEmpty() ? low.isEmpty() ? "" : " from " + low : " above " + above;
    return from + (high.isEmpty() ? "" : (above.isEmpty() ? " to " : " and at most ") + high);
  }

  private String lengths(FieldPath field) {
    String low = schema.say(field, "minItems").asText("0");
    String high = schema.say(field, "maxItems").asText("");
    return low.equals(high) ? " of " + low : low.equals("0") ? "" : " of at least " + low;
  }

  private static String phrase(String sentence) {
    return Character.toLowerCase(sentence.charAt(0))
        + sentence.substring(1, sentence.length() - (sentence.endsWith(".") ? 1 : 0));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
