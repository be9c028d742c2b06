package dev.understudy.phone.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.understudy.phone.system.Android;
import dev.understudy.phone.system.PhoneModel;
import dev.understudy.phone.system.UiElement;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the requests of one session. */
final class UiRequests {
  /** WebDriver's name for an element's id. */
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private static final Pattern ELEMENT_PATH = Pattern.compile("/element/([^/]+)/(.+)");
  private static final int STATUS_BAR = 63;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Android android;
  private final Elements elements;

  UiRequests(Android android) {
    this.android = android;
    this.elements = new Elements(android.activities());
  }

  /**
   * Answers one.
   *
   * @param request {@code GET /element/1/text}, without the session
   * @return the value
   */
  JsonNode answer(String request, JsonNode body) throws UiFailure, IOException {
    Matcher element = ELEMENT_PATH.matcher(request.substring(request.indexOf(' ') + 1));
    if (element.matches()) {
      return element(request, element.group(1), element.group(2));
    }
    return switch (request) {
      case "POST /element" -> {
        List<String> found = find(body);
        if (found.isEmpty()) {
          throw UiFailure.noElement();
        }
        yield element(found.get(0));
      }
      case "POST /elements" ->
          JSON.arrayNode().addAll(find(body).stream().map(UiRequests::element).toList());
      case "GET /source" -> JSON.textNode(ScreenSource.xml(android.activities()));
      case "GET /screenshot" ->
          JSON.textNode(Base64.getEncoder().encodeToString(ScreenSource.png(android.activities())));
      case "GET /appium/device/battery_info" -> battery();
      case "GET /appium/device/info" -> device();
      case "GET /appium/device/pixel_ratio" -> JSON.numberNode(2.625);
      case "GET /appium/device/system_bars" ->
          JSON.objectNode().put("statusBar", STATUS_BAR); // a number, or the driver stops
      case "GET /window/current/size" -> size();
      case "GET /window/rect" -> size().put("x", 0).put("y", 0);
      case "GET /orientation" -> JSON.textNode("PORTRAIT");
      case "GET /appium/settings" -> JSON.objectNode();
      case "POST /appium/settings", "POST /timeouts" -> JSON.nullNode();
      default -> {
        android.log().refuse("UiAutomator2: " + request + " " + body);
        throw UiFailure.unknown(request);
      }
    };
  }

  private JsonNode element(String request, String id, String what) throws UiFailure {
    UiElement element = elements.get(id);
    return switch (request.substring(0, request.indexOf(' ') + 1) + what) {
      case "GET text", "GET attribute/text" -> JSON.textNode(element.text());
      case "GET name", "GET attribute/content-desc", "GET attribute/contentDescription" ->
          JSON.textNode(element.accessibilityId());
      case "GET attribute/class", "GET attribute/className" -> JSON.textNode(element.className());
      case "GET attribute/displayed", "GET attribute/enabled" -> JSON.textNode("true");
      case "POST click" -> JSON.nullNode(); // nothing here reacts
      default -> {
        android.log().refuse("UiAutomator2: " + request);
        throw UiFailure.unknown(request);
      }
    };
  }

  private List<String> find(JsonNode body) throws UiFailure {
    try {
      return elements.find(body.path("strategy").asText(), body.path("selector").asText());
    } catch (UiFailure e) {
      android.log().refuse("UiAutomator2: " + body + ": " + e.getMessage());
      throw e;
    }
  }

  private static ObjectNode element(String id) {
    return JSON.objectNode().put("ELEMENT", id).put(ELEMENT, id);
  }

  private JsonNode battery() {
    return JSON.objectNode()
        .put("level", android.health().percent() / 100.0)
        .put("status", android.health().charging() ? 2 : 3);
  }

  private static ObjectNode size() {
    return JSON.objectNode().put("width", ScreenSource.WIDTH).put("height", ScreenSource.HEIGHT);
  }

  private JsonNode device() {
    PhoneModel model = android.model();
    ObjectNode info =
        JSON.objectNode()
            .put("androidId", model.serial())
            .put("manufacturer", model.manufacturer())
            .put("model", model.model())
            .put("brand", model.manufacturer())
            .put("apiVersion", Integer.toString(model.sdk()))
            .put("platformVersion", model.android())
            .put("carrierName", "simulated")
            .put("realDisplaySize", ScreenSource.WIDTH + "x" + ScreenSource.HEIGHT)
            .put("displayDensity", 420)
            .put("locale", "en_US")
            .put("timeZone", "UTC");
    info.putArray("networks");
    return info;
  }
}
