package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks a file against the schema and says in its reader's words what is wrong. */
final class SchemaCheck {
  /** Beyond these nothing more is worth saying; {@link Problems#MOST} of them are shown. */
  private static final int MOST_MESSAGES = 1000;

  private final Problems problems;
  private final YamlDocument document;
  private final JsonNode json;
  private final Expectations expectations;
  private final UnknownKeys unknownKeys;

  private SchemaCheck(
      ExperimentSchema schema, YamlDocument document, JsonNode json, Problems problems) {
    this.problems = problems;
    this.document = document;
    this.json = json;
    this.expectations = new Expectations(schema);
    this.unknownKeys = new UnknownKeys(schema, expectations);
  }

  static void check(
      ExperimentSchema schema, YamlDocument document, JsonNode json, Problems problems) {
    List<ValidationMessage> messages = schema.validate(json).stream().limit(MOST_MESSAGES).toList();
    new SchemaCheck(schema, document, json, problems).tell(messages);
  }

  private void tell(List<ValidationMessage> messages) {
    Set<FieldPath> wrongType = new HashSet<>();
    List<ValidationMessage> rest = new ArrayList<>();
    for (ValidationMessage message : messages) {
      FieldPath field = FieldPath.of(message.getInstanceLocation());
      switch (message.getType()) {
        case "type" -> {
          if (wrongType.add(field)) {
            wrongType(field, message.getInstanceNode());
          }
        }
        case "additionalProperties" ->
            unknownKeys.tell(field.key(message.getProperty()), document, problems);
        default -> rest.add(message);
      }
    }
    Set<FieldPath> alternatives = new LinkedHashSet<>();
    for (ValidationMessage message : rest) {
      FieldPath field = FieldPath.of(message.getInstanceLocation());
      if (wrongType.contains(field)) {
        continue;
      }
      if (message.getEvaluationPath().toString().contains("/oneOf")) {
        alternatives.add(field);
      } else {
        tell(message, field);
      }
    }
    alternatives.forEach(this::alternatives);
  }

  private void tell(ValidationMessage message, FieldPath field) {
    JsonNode value = message.getInstanceNode();
    switch (message.getType()) {
      case "required" -> missing(field.key(message.getProperty()));
      case "uniqueItems" -> repeated(field, value);
      case "enum" -> notAmong(field, value);
      case "minItems", "minProperties" -> {
        String problem = value.isEmpty() ? "it is empty" : "it has too few items: " + value.size();
        add(field, problem, expectations.of(field), exampleRemedy(field));
      }
      case "maxItems" ->
          add(
              field,
              "it has too many items: " + value.size(),
              expectations.of(field),
              exampleRemedy(field));
      default ->
          add(
              field,
              value.asText().isEmpty()
                  ? "it is empty"
                  : Quote.of(value.asText()) + " is not possible here",
              expectations.of(field),
              exampleRemedy(field));
    }
  }

  private void wrongType(FieldPath field, JsonNode value) {
    if (problems.isUnreadable(field)) {
      return;
    }
    boolean textWanted =
        expectations.takes(field, value.asText()) && value.isValueNode() && !value.isNull();
    add(
        field,
        "it is " + kind(value),
        expectations.of(field),
        textWanted
            ? "put it into quotes: \"" + Quote.plain(value.asText()) + "\""
            : exampleRemedy(field));
  }

  private void missing(FieldPath field) {
    if (!unknownKeys.mayMean(field)) {
      add(
          field,
          Quote.of(field.lastKey()) + " is missing",
          expectations.of(field),
          "add " + expectations.example(field));
    }
  }

  private void repeated(FieldPath field, JsonNode list) {
    List<JsonNode> seen = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode item = list.get(i);
      if (seen.contains(item)) {
        String problem = Quote.of(item.asText()) + " is given twice";
        add(field.item(i), problem, "each once", "remove one of the two");
      }
      seen.add(item);
    }
  }

  private void notAmong(FieldPath field, JsonNode value) {
    if (problems.isUnreadable(field)) {
      return;
    }
    String remedy =
        Suggestions.nearest(value.asText(), expectations.choices(field))
            .map(near -> "did you mean " + Quote.of(near) + "?")
            .orElse(exampleRemedy(field));
    String what =
        value.isTextual()
            ? Quote.of(value.asText()) + " is not possible here"
            : "it is " + kind(value);
    add(field, what, expectations.of(field), remedy);
  }

  private void alternatives(FieldPath field) {
    JsonNode value = field.in(json);
    List<String> names = expectations.alternatives(field);
    List<String> given =
        names.stream().filter(n -> !at(FieldPath.ROOT, n).in(value).isMissingNode()).toList();
    if (given.isEmpty() && names.stream().anyMatch(n -> unknownKeys.mayMean(at(field, n)))) {
      return;
    }
    add(
        given.size() > 1 ? at(field, given.get(1)) : field,
        given.isEmpty()
            ? "none of " + Quote.all(names) + " is given"
            : Quote.all(given) + " are given together",
        "exactly one of " + Quote.all(names),
        given.isEmpty()
            ? "add " + expectations.example(at(field, names.get(0)))
            : "keep one of them");
  }

  /** The place of a key that may be within another: {@code exits.models}. */
  private static FieldPath at(FieldPath mapping, String key) {
    FieldPath at = mapping;
    for (String part : key.split("\\.", -1)) {
      at = at.key(part);
    }
    return at;
  }

  private String exampleRemedy(FieldPath field) {
    return "write, for example, " + expectations.example(field);
  }

  private void add(FieldPath field, String problem, String expected, String remedy) {
    problems.add(document.position(field), field, problem, expected, remedy);
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> "left empty";
      case BOOLEAN -> "the truth value " + Quote.of(value.asText());
      case NUMBER -> "the number " + Quote.of(value.asText());
      case STRING -> "the text " + Quote.of(value.asText());
      case ARRAY -> "a list";
      default -> "a mapping";
    };
  }
}
