package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a field stands in the file: {@code subjects[1].models[0].file}.
 *
 * @param elements keys as strings, positions in lists as integers from 0
 */
record FieldPath(List<Object> elements) {
  static final FieldPath ROOT = new FieldPath(List.of());

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_-]{1,60}");

  FieldPath {
    elements = List.copyOf(elements);
  }

  static FieldPath of(JsonNodePath path) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      elements.add(path.getElement(i));
    }
    return new FieldPath(elements);
  }

  FieldPath key(String key) {
    return with(key);
  }

  FieldPath item(int index) {
    return with(index);
  }

  /** The mapping or list that holds it; the root holds itself. */
  FieldPath parent() {
    return elements.isEmpty() ? this : new FieldPath(elements.subList(0, elements.size() - 1));
  }

  /** The value at this path; missing where there is none. */
  JsonNode in(JsonNode root) {
    JsonNode node = root;
    for (Object element : elements) {
      node = element instanceof Integer index ? node.path(index) : node.path(element.toString());
    }
    return node;
  }

  /** Its text below another's: {@code inputs.z}, {@code inputs["my input"]}. */
  String under(String prefix) {
    String text = toString();
    return prefix + (text.startsWith("[") ? "" : ".") + text;
  }

  /** The key that it ends with, or the empty string where it ends with none. */
  String lastKey() {
    return !elements.isEmpty() && elements.get(elements.size() - 1) instanceof String key
        ? key
        : "";
  }

  /** Whether it is the other or lies below it. */
  boolean startsWith(FieldPath other) {
    int size = other.elements.size();
    return elements.size() >= size && elements.subList(0, size).equals(other.elements);
  }

  private FieldPath with(Object element) {
    List<Object> longer = new ArrayList<>(elements);
    longer.add(element);
    return new FieldPath(longer);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object element : elements) {
      if (element instanceof String key && PLAIN.matcher(key).matches()) {
        text.append(text.isEmpty() ? "" : ".").append(key);
      } else if (element instanceof String key) {
        text.append("[\"").append(Quote.plain(key)).append("\"]");
      } else {
        text.append('[').append(element).append(']');
      }
    }
    return text.toString();
  }
}
