package dev.understudy.phone;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * HTTP by which faults are armed from outside, on this machine alone: {@code GET /} says how the
 * phone is, {@code GET /log} what was asked of it, {@code POST /faults} arms the faults of its
 * body, a line each, {@code DELETE /faults} clears them, {@code POST /plug} puts the cable back.
 */
public final class ControlPort implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What a request comes to. */
  private record Answer(int status, String text) {}

  private final SimulatedPhone phone;
  private final HttpServer http;

  /** Listens on a port of 127.0.0.1; 0 for any free one. */
  public ControlPort(SimulatedPhone phone, int port) throws IOException {
    this.phone = phone;
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    http.createContext("/", this::handle);
    http.start();
  }

  /** Where it listens. */
  public int port() {
    return http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Answer answer = answer(exchange.getRequestMethod() + " " + exchange.getRequestURI(), body);
    byte[] bytes = (answer.text() + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Answer answer(String request, String body) throws IOException {
    switch (request) {
      case "GET /" -> {
        return state();
      }
      case "GET /log" -> {
        return new Answer(200, String.join("\n", phone.log().lines()));
      }
      case "POST /faults" -> {
        try {
          body.lines().filter(line -> !line.isBlank()).forEach(phone.faults()::arm);
        } catch (IllegalArgumentException e) {
          return new Answer(400, String.valueOf(e.getMessage()));
        }
        return state();
      }
      case "DELETE /faults" -> {
        phone.faults().clear();
        return state();
      }
      case "POST /plug" -> {
        phone.plug();
        return state();
      }
      default -> {
        return new Answer(
            404,
            request + ": expected GET /, GET /log, POST /faults, DELETE /faults or POST /plug");
      }
    }
  }

  private Answer state() throws IOException {
    ObjectNode state = MAPPER.createObjectNode();
    state.put("udid", phone.udid());
    state.put("model", phone.model().model());
    state.put("inFront", phone.android().activities().front().component());
    state.set("armed", MAPPER.valueToTree(phone.faults().armed()));
    state.set("struck", MAPPER.valueToTree(phone.faults().struck()));
    state.set("refused", MAPPER.valueToTree(phone.log().refusals()));
    return new Answer(200, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(state));
  }
}
