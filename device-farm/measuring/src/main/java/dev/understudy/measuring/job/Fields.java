package dev.understudy.measuring.job;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, each read by the type it must have; {@link #end} refuses what nobody
 * asked for. Errors are {@link IllegalArgumentException}s that name the field by its path.
 */
final class Fields {
  private final JsonObject object;
  private final String prefix;
  private final Set<String> asked = new TreeSet<>();

  Fields(JsonObject object, String prefix) {
    this.object = object;
    this.prefix = prefix;
  }

  boolean has(String name) {
    asked.add(name);
    return object.has(name) && !object.get(name).isJsonNull();
  }

  String string(String name) {
    JsonPrimitive value = primitive(name, "a text");
    if (!value.isString()) {
      throw wrong(name, value, "a text");
    }
    return value.getAsString();
  }

  boolean bool(String name) {
    JsonPrimitive value = primitive(name, "true or false");
    if (!value.isBoolean()) {
      throw wrong(name, value, "true or false");
    }
    return value.getAsBoolean();
  }

  double number(String name) {
    JsonPrimitive value = primitive(name, "a number");
    if (!value.isNumber()) {
      throw wrong(name, value, "a number");
    }
    return value.getAsDouble();
  }

  long whole(String name) {
    return whole(name, primitive(name, "a whole number"));
  }

  int integer(String name) {
    return small(name, whole(name));
  }

  @Nullable Long wholeIfKnown(String name) {
    return has(name) ? (Long) whole(name) : null;
  }

  @Nullable Integer integerIfKnown(String name) {
    return has(name) ? (Integer) integer(name) : null;
  }

  @Nullable Double numberIfKnown(String name) {
    return has(name) ? (Double) number(name) : null;
  }

  @Nullable Boolean boolIfKnown(String name) {
    return has(name) ? (Boolean) bool(name) : null;
  }

  Fields object(String name) {
    return object(name, get(name, "an object"));
  }

  List<Integer> integers(String name) {
    List<Integer> values = new ArrayList<>();
    for (JsonElement element : array(name)) {
      values.add(small(name, whole(name, element)));
    }
    return values;
  }

  List<String> strings(String name) {
    List<String> values = new ArrayList<>();
    for (JsonElement element : array(name)) {
      if (!(element instanceof JsonPrimitive p) || !p.isString()) {
        throw wrong(name, element, "a list of texts");
      }
      values.add(p.getAsString());
    }
    return values;
  }

  <T> List<T> objects(String name, Function<Fields, T> read) {
    List<T> values = new ArrayList<>();
    int i = 0;
    for (JsonElement element : array(name)) {
      values.add(object(name + "[" + i++ + "]", element).finish(read));
    }
    return values;
  }

  /** Reads the object whole: the reader's own complaints get this object's path. */
  <T> T finish(Function<Fields, T> read) {
    T value = some(read);
    end();
    return value;
  }

  /** Reads what the reader knows of the object; a later version may have written more. */
  <T> T some(Function<Fields, T> read) {
    try {
      return read.apply(this);
    } catch (FieldException e) {
      throw e;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new FieldException(prefix + e.getMessage(), e);
    }
  }

  /** Refuses fields that were not asked for. */
  void end() {
    for (String name : object.keySet()) {
      if (!asked.contains(name)) {
        throw new FieldException(
            prefix + name + ": no such field; known are " + String.join(", ", asked), null);
      }
    }
  }

  private Fields object(String name, JsonElement element) {
    if (!element.isJsonObject()) {
      throw wrong(name, element, "an object");
    }
    return new Fields(element.getAsJsonObject(), prefix + name + ".");
  }

  private JsonArray array(String name) {
    JsonElement element = get(name, "a list");
    if (!element.isJsonArray()) {
      throw wrong(name, element, "a list");
    }
    return element.getAsJsonArray();
  }

  private JsonPrimitive primitive(String name, String expected) {
    JsonElement element = get(name, expected);
    if (!element.isJsonPrimitive()) {
      throw wrong(name, element, expected);
    }
    return element.getAsJsonPrimitive();
  }

  private JsonElement get(String name, String expected) {
    if (!has(name)) {
      throw new FieldException(prefix + name + ": missing; expected " + expected, null);
    }
    return object.get(name);
  }

  private long whole(String name, JsonElement element) {
    if (element instanceof JsonPrimitive p && p.isNumber()) {
      try {
        return p.getAsBigDecimal().longValueExact();
      } catch (ArithmeticException notWhole) {
        throw wrong(name, element, "a whole number");
      }
    }
    throw wrong(name, element, "a whole number");
  }

  private int small(String name, long value) {
    if (value != (int) value) {
      throw new FieldException(prefix + name + ": " + value + " is too large", null);
    }
    return (int) value;
  }

  private FieldException wrong(String name, JsonElement found, String expected) {
    return new FieldException(prefix + name + ": found " + found + ", expected " + expected, null);
  }

  /** Carries the whole path already. */
  static final class FieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    FieldException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
