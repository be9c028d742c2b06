package dev.understudy.phone.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.understudy.phone.fault.Point;
import dev.understudy.phone.system.Android;
import dev.understudy.phone.system.Instrumentation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of UiAutomator2's server, from {@code am instrument} to its end. */
final class UiServer implements Instrumentation.Running {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The answer to the last request must leave before the server does. */
  private static final long GOODBYE_MS = 200;

  private final Android android;
  private final HttpServer http;
  private final UiRequests requests;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile String farewell = "INSTRUMENTATION_CODE: -1";
  private volatile @Nullable String session;

  UiServer(Android android, Executor workers) throws IOException {
    this.android = android;
    this.requests = new UiRequests(android);
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(workers);
    http.createContext("/", this::handle);
    http.start();
  }

  int port() {
    return http.getAddress().getPort();
  }

  boolean running() {
    return ended.getCount() > 0;
  }

  @Override
  public boolean after(long millis) throws InterruptedException {
    return !ended.await(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public String farewell() {
    return farewell;
  }

  @Override
  public void stop() {
    if (running()) {
      ended.countDown();
      http.stop(0);
    }
  }

  /** Dies in the middle of whatever it does. */
  void crash() {
    farewell = "INSTRUMENTATION_RESULT: shortMsg=Process crashed.\nINSTRUMENTATION_CODE: 0";
    stop();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] sent = exchange.getRequestBody().readAllBytes();
    JsonNode body = sent.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(sent);
    String inSession = path.replaceFirst("^/session/[^/]+", "");
    String request = exchange.getRequestMethod() + " " + (inSession.isEmpty() ? "/" : inSession);
    android.faults().strike(Point.UI, request);
    if (!running()) {
      exchange.close();
      return;
    }
    ObjectNode answer = MAPPER.createObjectNode();
    int status = 200;
    try {
      answer.set("value", answer(exchange.getRequestMethod(), path, request, body));
    } catch (UiFailure e) {
      status = 404;
      answer
          .putObject("value")
          .put("error", e.error())
          .put("message", e.getMessage())
          .put("stacktrace", "");
    }
    answer.put("sessionId", session);
    android.log().note("UiAutomator2 (" + status + ") " + request);
    byte[] bytes = MAPPER.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private JsonNode answer(String method, String path, String request, JsonNode body)
      throws UiFailure, IOException {
    String current = session;
    switch (method + " " + path) {
      case "GET /status" -> {
        return MAPPER
            .createObjectNode()
            .put("ready", true)
            .put("message", "UiAutomator2 Server is ready to accept commands");
      }
      case "GET /sessions" -> {
        return current == null
            ? MAPPER.createArrayNode()
            : MAPPER.createArrayNode().add(MAPPER.createObjectNode().put("id", current));
      }
      case "POST /session" -> {
        String id = UUID.randomUUID().toString();
        session = id;
        ObjectNode made = MAPPER.createObjectNode().put("sessionId", id);
        made.putObject("capabilities");
        return made;
      }
      default -> {
        if (current == null || !path.startsWith("/session/" + current)) {
          throw UiFailure.noSession(path);
        }
        if (request.equals("DELETE /")) {
          CompletableFuture.delayedExecutor(GOODBYE_MS, TimeUnit.MILLISECONDS).execute(this::stop);
          return MAPPER.nullNode();
        }
        return requests.answer(request, body);
      }
    }
  }
}
