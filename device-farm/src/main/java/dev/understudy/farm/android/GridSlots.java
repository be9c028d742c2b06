package dev.understudy.farm.android;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** What a server's {@code /status} says: whether it is up, and a Grid's phones. */
final class GridSlots {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GridSlots() {}

  /**
   * A server's answer.
   *
   * @param version of Appium or the Grid; empty where it does not say
   * @param grid whether it is a Grid
   * @param udids the phones of its slots, for a Grid
   */
  record Status(String version, boolean grid, List<String> udids) {}

  /**
   * Asks a server.
   *
   * @throws IOException if it does not answer as such a server does
   */
  static Status ask(AppiumAddress address) throws IOException {
    HttpResponse<String> response = AppiumHttp.ask(address, "GET", "/status", "");
    if (response.statusCode() != 200) {
      throw new IOException("its /status answers with HTTP " + response.statusCode());
    }
    return parse(response.body());
  }

  static Status parse(String body) throws IOException {
    JsonNode value = JSON.readTree(body).path("value");
    if (!value.has("ready")) {
      throw new IOException("its /status is not that of an Appium server or a Selenium Grid");
    }
    List<String> udids = new ArrayList<>();
    for (JsonNode node : value.path("nodes")) {
      for (JsonNode slot : node.path("slots")) {
        String udid = slot.path("stereotype").path("appium:udid").asText("");
        if (!udid.isEmpty() && !udids.contains(udid)) {
          udids.add(udid);
        }
      }
    }
    boolean grid = value.has("nodes");
    String version =
        grid
            ? value.path("nodes").path(0).path("version").asText("")
            : value.path("build").path("version").asText("");
    return new Status(version, grid, List.copyOf(udids));
  }
}
