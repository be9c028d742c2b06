package dev.understudy.harness.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The published schema: its text, its verdict, and what it says of each field. */
final class ExperimentSchema {
  private final String text;
  private final JsonNode root;
  private final JsonSchema validator;

  private ExperimentSchema(String resource, String text) {
    this.text = text;
    try {
      this.root = new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(resource + " in our own jar is no JSON", e);
    }
    this.validator =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                root, SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build());
  }

  static ExperimentSchema load(FileKind kind) {
    String resource = kind.schema;
    try (InputStream in = ExperimentSchema.class.getResourceAsStream(resource)) {
      return new ExperimentSchema(
          resource,
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return text;
  }

  Set<ValidationMessage> validate(JsonNode experiment) {
    return validator.validate(experiment);
  }

  /**
   * What the schema says of a field under a keyword: the field's own word first, then that of the
   * definition it refers to, then that of its {@code then}; missing where none speaks.
   */
  JsonNode say(FieldPath field, String keyword) {
    return say(at(field), keyword);
  }

  /** The definition behind a field, without what the field itself adds. */
  JsonNode definition(FieldPath field) {
    return resolve(at(field));
  }

  /** The places of all keys of this name: {@code devices.local.threads}. */
  List<FieldPath> placesOf(String key) {
    List<FieldPath> places = new ArrayList<>();
    collect(root, FieldPath.ROOT, key, places);
    return places;
  }

  private void collect(JsonNode schema, FieldPath path, String key, List<FieldPath> places) {
    JsonNode target = resolve(schema);
    for (var property : target.path("properties").properties()) {
      FieldPath place = path.key(property.getKey());
      if (property.getKey().equals(key)) {
        places.add(place);
      }
      collect(property.getValue(), place, key, places);
    }
    if (target.path("items").isObject()) {
      collect(target.path("items"), path.item(0), key, places);
    }
  }

  private JsonNode at(FieldPath field) {
    JsonNode schema = root;
    for (Object element : field.elements()) {
      schema = element instanceof String key ? child(schema, key) : say(schema, "items");
    }
    return schema;
  }

  private JsonNode child(JsonNode schema, String key) {
    JsonNode property = say(schema, "properties").path(key);
    return property.isMissingNode() ? say(schema, "additionalProperties") : property;
  }

  private JsonNode say(JsonNode schema, String keyword) {
    JsonNode target = resolve(schema);
    for (JsonNode speaker : List.of(schema, target, target.path("then"))) {
      if (speaker.has(keyword)) {
        return speaker.get(keyword);
      }
    }
    return MissingNode.getInstance();
  }

  private JsonNode resolve(JsonNode schema) {
    String reference = schema.path("$ref").asText("");
    return reference.isEmpty() ? schema : root.at(reference.substring(1));
  }
}
