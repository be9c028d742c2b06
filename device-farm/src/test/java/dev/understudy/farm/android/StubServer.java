package dev.understudy.farm.android;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Answers as an Appium server or a Grid does, as far as a doctor asks. */
final class StubServer implements AutoCloseable {
  static final String APPIUM =
      "{\"value\": {\"ready\": true, \"build\": {\"version\": \"3.8.0\"}}}";

  final List<String> asked = new ArrayList<>();
  private final HttpServer server;

  /**
   * @param status the answer to {@code GET /status}
   * @param session the answer to {@code POST /session}
   */
  StubServer(String status, String session) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
          asked.add(what);
          byte[] body =
              (what.equals("GET /status") ? status : session).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(what.equals("POST /session") ? 500 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  AppiumAddress address() {
    return new AppiumAddress(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), null, null);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
