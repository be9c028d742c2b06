package dev.understudy.measuring.job;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import org.jspecify.annotations.Nullable;

/**
 * JSON as trees. Gson's binding by reflection is left alone: on a phone a record is an ordinary
 * class, to which Gson would do something else than on the desktop.
 */
final class Json {
  private static final Gson GSON =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  private Json() {}

  static String text(JsonObject object) {
    return GSON.toJson(object) + "\n";
  }

  /** The object of a text. {@code where} names it in errors. */
  static Fields fields(String text, String where) {
    JsonElement element;
    try {
      element = GSON.fromJson(text, JsonElement.class);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException(where + ": not JSON: " + e.getMessage(), e);
    }
    if (element == null || !element.isJsonObject()) {
      throw new IllegalArgumentException(where + ": not a JSON object");
    }
    return new Fields(element.getAsJsonObject(), "");
  }

  static JsonArray array(Iterable<? extends Number> numbers) {
    JsonArray array = new JsonArray();
    for (Number number : numbers) {
      array.add(number);
    }
    return array;
  }

  /** Adds what is known, and leaves out what is not. */
  static void addIfKnown(JsonObject object, String name, @Nullable Number value) {
    if (value != null) {
      object.addProperty(name, value);
    }
  }

  /** Adds what is known, and leaves out what is not. */
  static void addIfKnown(JsonObject object, String name, @Nullable Boolean value) {
    if (value != null) {
      object.addProperty(name, value);
    }
  }
}
