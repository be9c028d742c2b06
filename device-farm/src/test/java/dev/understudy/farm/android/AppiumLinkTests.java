package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that opens a session, and then hangs. */
class AppiumLinkTests {
  private static final Duration ANSWER = Duration.ofMillis(500);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private AppiumAddress address() {
    return new AppiumAddress(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), null, null);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    asked.add(request);
    exchange.getRequestBody().readAllBytes();
    String answer =
        switch (request) {
          case "GET /status" -> "{\"value\": {\"ready\": true, \"build\": {\"version\": \"3\"}}}";
          case "POST /session" ->
              "{\"value\": {\"sessionId\": \"s1\", \"capabilities\": {\"platformName\":"
                  + " \"Android\"}}}";
          default -> {
            try {
              end.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            yield "{}";
          }
        };
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void aQuestionThatTimesOutLosesTheSessionAndNoOtherIsAsked() {
    PhoneLink link = AppiumLink.on(address(), ANSWER).open("serial", 8200);

    assertThat(catchThrowableOfType(PhoneException.class, link::hasAgent))
        .returns(PhoneException.Kind.LOST, PhoneException::kind)
        .hasMessageContainingAll("serial", "benchmark app");
    int before = asked.size();
    assertThat(link.lastLines()).isEmpty();
    link.close();
    assertThat(asked).hasSize(before);
  }

  @Test
  void aServerThatIsNotWellSaysWhatItAnswers() {
    AppiumAddress wrong = new AppiumAddress(URI.create(address().uri() + "/elsewhere"), null, null);
    end.countDown();

    assertThat(
            catchThrowableOfType(
                PhoneException.class, () -> AppiumLink.on(wrong, ANSWER).open("serial", 8200)))
        .returns(PhoneException.Kind.LOST, PhoneException::kind)
        .hasMessageContaining("is not well: its /status is not that of an Appium server");
  }

  @Test
  void aServerThatIsGoneIsToldWithoutItsAddress() {
    AppiumAddress nowhere = new AppiumAddress(URI.create("http://127.0.0.1:1"), "me", "secret");

    PhoneException failure =
        catchThrowableOfType(
            PhoneException.class, () -> AppiumLink.on(nowhere, ANSWER).open("serial", 8200));

    assertThat(failure)
        .returns(PhoneException.Kind.LOST, PhoneException::kind)
        .hasMessageContaining("the Appium server does not answer");
    assertThat(failure.getMessage()).doesNotContain("127.0.0.1", "secret");
  }
}
