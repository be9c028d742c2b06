package dev.understudy.phone.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A server in a process of its own that answers HTTP when it is up, its output in a file. */
final class ServerProcess {
  private static final Duration UP = Duration.ofSeconds(60);
  private static final long POLL_MS = 150;
  private static final long STOP_SECONDS = 10;
  private static final int LAST_LINES = 30;

  private final ProcessBuilder builder;
  private final URI status;
  private final Predicate<String> up;
  private final Path log;
  private @Nullable Process process;

  /**
   * Not started yet.
   *
   * @param status what it is asked until it is up
   * @param up whether this answer says so
   * @param log its output, added to on every start
   */
  ServerProcess(
      List<String> command,
      Map<String, String> environment,
      URI status,
      Predicate<String> up,
      Path log) {
    this.builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    this.status = status;
    this.up = up;
    this.log = log;
  }

  synchronized void launch() throws IOException {
    process = builder.start();
    // A test run that is killed leaves no server behind, unless it is killed hard.
    Process started = process;
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
  }

  void awaitUp() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(status).timeout(Duration.ofSeconds(5)).GET().build();
    long deadline = System.nanoTime() + UP.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (up.test(answer.body())) {
          return;
        }
      } catch (IOException e) {
        // It does not listen yet.
      }
      Process started = current();
      if (started == null || started.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
        throw new IOException("the server ended before it was up:\n" + lastLines());
      }
    }
    throw new IOException("the server was not up in " + UP.toSeconds() + " s:\n" + lastLines());
  }

  private synchronized @Nullable Process current() {
    return process;
  }

  /** Ends it in order. */
  void stop() {
    end(false);
  }

  /** Ends it at once, as a crash does. */
  void kill() {
    end(true);
  }

  private synchronized void end(boolean hard) {
    Process running = process;
    process = null;
    if (running == null) {
      return;
    }
    List<ProcessHandle> children = running.descendants().toList();
    if (hard) {
      running.destroyForcibly();
    } else {
      running.destroy();
    }
    try {
      if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        running.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running.destroyForcibly();
    }
    children.forEach(ProcessHandle::destroy);
  }

  private String lastLines() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
