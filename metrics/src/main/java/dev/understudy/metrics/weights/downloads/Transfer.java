package dev.understudy.metrics.weights.downloads;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** One request for a file, or for the rest of it. */
final class Transfer {
  private static final int PIECE = 1 << 16;
  private static final long LONGEST_WAIT_SECONDS = 60;

  private final HttpClient client;
  private final Duration patience;
  private final Download download;
  private final PartialFile partial;
  private final Downloader.Listener listener;

  Transfer(
      HttpClient client,
      Duration patience,
      Download download,
      PartialFile partial,
      Downloader.Listener listener) {
    this.client = client;
    this.patience = patience;
    this.download = download;
    this.partial = partial;
    this.listener = listener;
  }

  /** Returns when the server has sent all that was asked for. */
  void run() throws IOException, Transient {
    long have = partial.size();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(download.address())
            .timeout(patience)
            .header("User-Agent", "understudy");
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
      partial.knownVersion().ifPresent(version -> request.header("If-Range", version));
    }
    HttpResponse<InputStream> response = send(request.build());
    try (InputStream body = response.body()) {
      long from = start(response, have);
      if (from == 0) {
        partial.remember(version(response.headers()));
      }
      receive(body, from);
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws Transient {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new Transient(reason(e), null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the download was interrupted");
    }
  }

  /** From where the body goes on, or why it does not. */
  private long start(HttpResponse<InputStream> response, long have) throws IOException, Transient {
    int status = response.statusCode();
    HttpHeaders headers = response.headers();
    if (status == 206) {
      String range = headers.firstValue("Content-Range").orElse("");
      if (!range.equals("bytes " + have + "-" + (download.bytes() - 1) + "/" + download.bytes())) {
        partial.delete();
        throw new Transient("the server sent another part than asked for: " + range, null);
      }
      return have;
    }
    if (status == 200) {
      long length = headers.firstValueAsLong("Content-Length").orElse(download.bytes());
      if (length != download.bytes()) {
        throw Failures.otherFile(download, "it has " + length + " bytes");
      }
      return 0;
    }
    if (status == 416) {
      partial.delete();
      throw new Transient("the server does not have the rest of this file", null);
    }
    if (status == 408 || status == 429 || status >= 500) {
      throw new Transient("the server answered " + status, retryAfter(headers));
    }
    throw Failures.refused(download, status);
  }

  private void receive(InputStream body, long from) throws IOException, Transient {
    byte[] piece = new byte[PIECE];
    try (IdleWatch watched = new IdleWatch(body, patience);
        FileChannel file =
            FileChannel.open(partial.data(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.truncate(from);
      file.position(from);
      listener.at(from);
      long have = from;
      for (int count = read(watched, piece); count >= 0; count = read(watched, piece)) {
        have += count;
        if (have > download.bytes()) {
          partial.delete();
          throw Failures.otherFile(download, "it is longer than " + download.bytes() + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.wrap(piece, 0, count);
        while (bytes.hasRemaining()) {
          Failures.onDisk(partial.data(), () -> file.write(bytes));
        }
        listener.at(have);
      }
      if (have < download.bytes()) {
        throw new Transient("the connection ended after " + have + " bytes", null);
      }
    }
  }

  private int read(IdleWatch body, byte[] piece) throws Transient {
    try {
      return body.read(piece);
    } catch (IOException e) {
      throw new Transient(reason(e), null);
    }
  }

  /** Only a strong ETag says that bytes are the same; a date is what servers without one give. */
  private static Optional<String> version(HttpHeaders headers) {
    return headers
        .firstValue("ETag")
        .filter(tag -> !tag.startsWith("W/"))
        .or(() -> headers.firstValue("Last-Modified"));
  }

  private static @Nullable Duration retryAfter(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,4}"))
        .map(value -> Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_WAIT_SECONDS)))
        .orElse(null);
  }

  /** java.net.http's own words for the usual troubles are class names without a message. */
  private String reason(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "the name " + download.address().getHost() + " cannot be found";
      }
    }
    if (e instanceof HttpTimeoutException) {
      return "no answer in " + patience.toSeconds() + " s";
    }
    String what = e instanceof ConnectException ? "no connection" : e.getClass().getSimpleName();
    return e.getMessage() == null ? what : what + ": " + e.getMessage();
  }
}
