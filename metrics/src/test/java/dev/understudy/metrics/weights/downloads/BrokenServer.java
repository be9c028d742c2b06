package dev.understudy.metrics.weights.downloads;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A real HTTP server on this machine that fails as it is told, one answer after the other. */
public final class BrokenServer implements AutoCloseable {
  /** One way to answer. */
  public interface Answer {
    /** Answers. */
    void give(HttpExchange exchange, byte[] content, @Nullable Integer from) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private byte[] content;
  private String version = "\"v1\"";

  /** Serves this content until told otherwise. */
  public BrokenServer(byte[] content) throws IOException {
    this.content = content;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where a file of this name would be. */
  public URI address(String name) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + name);
  }

  /** Answers so at the next requests, and whole or by range after them. */
  public BrokenServer then(Answer... next) {
    answers.addAll(List.of(next));
    return this;
  }

  /** Serves other bytes under another version from now on. */
  public void replace(byte[] other, String otherVersion) {
    content = other;
    version = otherVersion;
  }

  /** What was asked: the Range and If-Range headers, "-" where there was none. */
  public List<String> requests() {
    return requests;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String condition = exchange.getRequestHeaders().getFirst("If-Range");
    requests.add((range == null ? "-" : range) + (condition == null ? "" : " if " + condition));
    exchange.getResponseHeaders().set("ETag", version);
    boolean fits = range != null && (condition == null || condition.equals(version));
    Integer from =
        fits ? Integer.valueOf(range.substring("bytes=".length(), range.length() - 1)) : null;
    Answer answer;
    synchronized (answers) {
      answer = answers.isEmpty() ? BrokenServer::properly : answers.remove();
    }
    try {
      answer.give(exchange, content, from);
    } finally {
      exchange.close();
    }
  }

  /** As a good server does. */
  public static void properly(HttpExchange exchange, byte[] content, @Nullable Integer from)
      throws IOException {
    int start = from == null ? 0 : from;
    if (from != null) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.sendResponseHeaders(from == null ? 200 : 206, content.length - start);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(content, start, content.length - start);
    }
  }

  /** Promises all that is left, sends some bytes, and hangs up. */
  public static Answer breakingOffAfter(int bytes) {
    return (exchange, content, from) -> {
      int start = from == null ? 0 : from;
      if (from != null) {
        exchange
            .getResponseHeaders()
            .set(
                "Content-Range",
                "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
      }
      exchange.sendResponseHeaders(from == null ? 200 : 206, content.length - start);
      exchange.getResponseBody().write(content, start, Math.min(bytes, content.length - start));
      exchange.getResponseBody().flush();
      // Closing the exchange with bytes owed closes the connection.
    };
  }

  /** Sends some bytes and then nothing, until the server is closed. */
  public Answer stallingAfter(int bytes) {
    return (exchange, content, from) -> {
      breakingOffAfter(bytes).give(exchange, content, from);
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** Knows nothing of ranges. */
  public static Answer whole() {
    return (exchange, content, from) -> properly(exchange, content, null);
  }

  /** Only a status. */
  public static Answer status(int status, String... headers) {
    return (exchange, content, from) -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** Something else, under status 200. */
  public static Answer other(byte[] bytes) {
    return (exchange, content, from) -> properly(exchange, bytes, null);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
