package dev.understudy.farm.android;

import dev.understudy.farm.Defaults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a server is asked outside of sessions. */
final class AppiumHttp {
  private AppiumHttp() {}

  /**
   * The answer to a request.
   *
   * @param path from the server's base path, with its slash
   * @param body JSON; empty for none
   * @throws IOException if there is none
   */
  static HttpResponse<String> ask(AppiumAddress address, String method, String path, String body)
      throws IOException {
    String base = address.uri().toString().replaceAll("/+$", "");
    BodyPublisher content =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Defaults.SERVER_STATUS)
            .method(method, content);
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json; charset=utf-8");
    }
    if (address.user() != null) {
      String pair = address.user() + ":" + (address.key() == null ? "" : address.key());
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    try {
      return HttpClient.newBuilder()
          .connectTimeout(Defaults.SERVER_STATUS)
          .build()
          .send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
