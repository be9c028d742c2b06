package dev.understudy.harness.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A value of the file with its place. It is read leniently: what the schema has already told of is
 * taken as if it were not there, so that one mistake does not hide the next.
 *
 * @param node the value; missing where the file has none
 * @param path its place
 */
record Value(JsonNode node, FieldPath path) {
  Value at(String key) {
    return new Value(node.path(key), path.key(key));
  }

  boolean isGiven() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** The items of a list; none where it is no list. */
  List<Value> items() {
    List<Value> items = new ArrayList<>();
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      items.add(new Value(node.get(i), path.item(i)));
    }
    return items;
  }

  /** The values of a mapping, each knowing its key; none where it is no mapping. */
  List<Value> entries() {
    return node.properties().stream().map(e -> at(e.getKey())).toList();
  }

  boolean isText() {
    return node.isTextual();
  }

  boolean isTrue() {
    return node.isBoolean() && node.booleanValue();
  }

  String text(String otherwise) {
    return node.isTextual() ? node.asText() : otherwise;
  }

  int whole(int otherwise) {
    return node.isNumber() && node.canConvertToInt() ? node.intValue() : otherwise;
  }

  long wholeLong(long otherwise) {
    return node.isNumber() && node.canConvertToLong() ? node.longValue() : otherwise;
  }

  double number(double otherwise) {
    return node.isNumber() ? node.doubleValue() : otherwise;
  }
}
