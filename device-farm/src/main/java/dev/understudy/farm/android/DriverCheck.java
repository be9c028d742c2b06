package dev.understudy.farm.android;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;

/**
 * Whether an Appium server has the UiAutomator2 driver. No route of the server tells its drivers
 * (Appium 3.8), so it is asked for a session that the driver refuses before it looks for a phone:
 * the serial number in it is no text. Without the driver the server says that it finds none.
 */
final class DriverCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String IMPOSSIBLE =
      """
      {"capabilities": {"firstMatch": [{}], "alwaysMatch": {"platformName": "Android", \
      "appium:automationName": "UiAutomator2", "appium:udid": []}}}
      """;

  /** What to do where it is missing. */
  static final String REMEDY =
      "install it where the server runs, in the server's APPIUM_HOME: `appium driver install"
          + " uiautomator2`; start the server anew, and if with --use-drivers, name it there";

  private DriverCheck() {}

  /** What a server said. */
  enum Driver {
    /** It refused as the driver does. */
    INSTALLED,
    /** It has no such driver. */
    MISSING,
    /** Something else. */
    NOT_TOLD
  }

  /** Asks a server; not a Grid, which would wait for a phone that fits. */
  static Driver ask(AppiumAddress address) {
    try {
      String body = AppiumHttp.ask(address, "POST", "/session", IMPOSSIBLE).body();
      JsonNode value = JSON.readTree(body).path("value");
      String session = value.path("sessionId").asText("");
      if (!session.isEmpty()) { // what stands before the server took it for something else
        AppiumHttp.ask(address, "DELETE", "/session/" + session, "");
        return Driver.NOT_TOLD;
      }
      String message = value.path("message").asText("");
      if (isMissing(message)) {
        return Driver.MISSING;
      }
      return message.contains("'udid' must be") ? Driver.INSTALLED : Driver.NOT_TOLD;
    } catch (IOException e) {
      return Driver.NOT_TOLD;
    }
  }

  /** Whether a server's words mean that it has no driver for phones. */
  static boolean isMissing(String message) {
    return message.toLowerCase(Locale.ROOT).contains("could not find a driver");
  }
}
