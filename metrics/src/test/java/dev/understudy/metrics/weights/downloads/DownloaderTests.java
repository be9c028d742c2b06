package dev.understudy.metrics.weights.downloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server that breaks in every way a server can. */
class DownloaderTests {
  private static final byte[] CONTENT = bytes(1, 300_000);

  @TempDir private Path folder;

  private final List<Duration> waits = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private long shown;
  private BrokenServer server;
  private Download download;

  private static byte[] bytes(long seed, int count) {
    byte[] bytes = new byte[count];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void start() throws IOException {
    server = new BrokenServer(CONTENT);
    download =
        new Download(
            server.address("net.pth"), "net.pth", CONTENT.length, DigestUtils.sha256Hex(CONTENT));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Path fetch() throws IOException {
    return fetch(Duration.ofSeconds(20));
  }

  private Path fetch(Duration patience) throws IOException {
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    return new Downloader(client, waits::add, patience)
        .fetch(
            download,
            folder,
            new Downloader.Listener() {
              @Override
              public void at(long bytes) {
                shown = bytes;
              }

              @Override
              public void say(String line) {
                said.add(line);
              }
            });
  }

  private void assertWhole(Path file) throws IOException {
    assertThat(Files.readAllBytes(file)).isEqualTo(CONTENT);
    assertThat(shown).isEqualTo(CONTENT.length);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  private void assertFails(String... parts) throws IOException {
    assertThatThrownBy(this::fetch)
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("/net.pth", "expected:", "what to do:")
        .hasMessageContainingAll(parts);
  }

  private Path partial() {
    return PartialFile.in(folder, download).data();
  }

  @Test
  void aWholeFile() throws IOException {
    assertWhole(fetch());
    assertThat(server.requests()).containsExactly("-");
    assertThat(waits).isEmpty();
  }

  @Test
  void aBrokenConnectionIsContinuedWhereItBroke() throws IOException {
    server.then(
        BrokenServer.breakingOffAfter(100_000),
        BrokenServer.breakingOffAfter(0),
        BrokenServer.breakingOffAfter(50_000));
    assertWhole(fetch());
    // A reset connection may take the last bytes with it, so each goes on at most where it broke.
    assertThat(server.requests())
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("-"),
            second -> assertThat(from(second)).isBetween(50_000L, 100_000L),
            third -> assertThat(third).isEqualTo(server.requests().get(1)),
            fourth ->
                assertThat(from(fourth)).isBetween(from(server.requests().get(1)) + 1, 150_000L));
    // Each piece that arrives starts the waits again.
    assertThat(waits)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1));
    assertThat(said).hasSize(3).allMatch(line -> line.contains("trying again"));
  }

  @Test
  void theNextProcessGoesOnWhereTheLastWasKilled() throws IOException {
    server.then(BrokenServer.breakingOffAfter(200_000));
    server.then(BrokenServer.status(500), BrokenServer.status(500), BrokenServer.status(500));
    server.then(BrokenServer.status(500));
    assertFails("failed 5 times", "500", "goes on where it stopped", "weights import");
    // A reset connection may take the last bytes with it.
    long kept = Files.size(partial());
    assertThat(kept).isBetween(100_000L, 200_000L);
    assertWhole(fetch());
    assertThat(server.requests()).endsWith("bytes=" + kept + "- if \"v1\"");
  }

  /** Where a request asks to go on. */
  private static long from(String request) {
    assertThat(request).matches("bytes=\\d+- if \"v1\"");
    return Long.parseLong(request.substring("bytes=".length(), request.indexOf('-')));
  }

  @Test
  void aLeftoverWithoutItsVersionIsContinuedToo() throws IOException {
    Files.write(partial(), Arrays.copyOf(CONTENT, 1234));
    assertWhole(fetch());
    assertThat(server.requests()).containsExactly("bytes=1234-");
  }

  @Test
  void aLeftoverOfOtherBytesIsFetchedAgain() throws IOException {
    Files.write(partial(), bytes(2, 5000));
    assertWhole(fetch());
    assertThat(server.requests()).containsExactly("bytes=5000-", "-");
    assertThat(said).singleElement().asString().contains("all of it again");
  }

  @Test
  void aWholeLeftoverIsNotFetched() throws IOException {
    Files.write(partial(), CONTENT);
    assertWhole(fetch());
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aLeftoverThatIsTooLongIsThrownAway() throws IOException {
    Files.write(partial(), new byte[CONTENT.length + 1]);
    assertWhole(fetch());
    assertThat(server.requests()).containsExactly("-");
  }

  @Test
  void aServerWithoutRangesBeginsAgain() throws IOException {
    server.then(BrokenServer.breakingOffAfter(100_000), BrokenServer.whole());
    assertWhole(fetch());
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aFileThatWasReplacedMeanwhileIsNotMixed() throws IOException {
    byte[] old = bytes(3, CONTENT.length);
    server.replace(old, "\"v0\"");
    server.then(
        BrokenServer.breakingOffAfter(100_000),
        (exchange, content, from) -> {
          server.replace(CONTENT, "\"v1\"");
          BrokenServer.status(503).give(exchange, content, from);
        });
    assertWhole(fetch());
    assertThat(server.requests())
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("-"),
            second -> assertThat(second).matches("bytes=\\d+- if \"v0\""),
            third -> assertThat(third).isEqualTo(server.requests().get(1)));
  }

  @Test
  void anotherPartThanAskedForIsNotAppended() throws IOException {
    server.then(
        BrokenServer.breakingOffAfter(100_000),
        (exchange, content, from) -> BrokenServer.properly(exchange, content, 7));
    assertWhole(fetch());
    assertThat(server.requests()).endsWith("-");
  }

  @Test
  void aRangeThatTheServerDoesNotHave() throws IOException {
    Files.write(partial(), bytes(4, 10));
    server.then(BrokenServer.status(416));
    assertWhole(fetch());
  }

  @Test
  void aServerInTroubleIsAskedAgainWhenItSays() throws IOException {
    server.then(
        BrokenServer.status(500),
        BrokenServer.status(503, "Retry-After", "7"),
        BrokenServer.status(429, "Retry-After", "9999"),
        BrokenServer.status(408));
    assertWhole(fetch());
    assertThat(waits)
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(7),
            Duration.ofSeconds(60),
            Duration.ofSeconds(8));
  }

  @Test
  void aRedirectIsFollowed() throws IOException {
    server.then(BrokenServer.status(302, "Location", server.address("elsewhere").toString()));
    assertWhole(fetch());
  }

  @Test
  void aMissingFileIsNotAskedForAgain() throws IOException {
    server.then(BrokenServer.status(404));
    assertFails("answered 404", "weights import FILE");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aLogInPageInTheFilesPlaceIsNotKept() throws IOException {
    server.then(BrokenServer.other("<html>Log in</html>".getBytes(StandardCharsets.UTF_8)));
    assertFails("19 bytes", "SHA-256 " + download.sha256(), "log-in page");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void otherBytesOfTheSameSizeAreNotKept() throws IOException {
    byte[] other = bytes(5, CONTENT.length);
    server.replace(other, "\"v1\"");
    assertFails(DigestUtils.sha256Hex(other), download.sha256(), "nothing of it is kept");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aBodyWithoutAnEndIsCutOff() throws IOException {
    server.then(
        (exchange, content, from) -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(content);
          exchange.getResponseBody().write(content);
        });
    assertFails("longer than 300000 bytes");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aServerThatFallsSilentIsLeftAndAskedAgain() throws IOException {
    server.then(server.stallingAfter(150_000));
    assertWhole(fetch(Duration.ofSeconds(2)));
    assertThat(said).singleElement().asString().contains("nothing came for 2 s");
    assertThat(server.requests()).endsWith("bytes=150000- if \"v1\"");
  }

  @Test
  void noNetworkIsSaidWithTheAddressAndTheRemedy() throws IOException {
    server.close();
    assertFails("failed 5 times", "no connection", "weights import FILE");
    assertThat(waits).hasSize(4);
  }

  @Test
  void aDiskThatIsTooSmallIsSaidBeforeAnythingIsFetched() {
    download = new Download(download.address(), "net.pth", Long.MAX_VALUE, download.sha256());
    assertThatThrownBy(this::fetch)
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("the disk is full", "UNDERSTUDY_CACHE", "expected:");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void anInterruptedDownloadStops() throws IOException {
    server.then(BrokenServer.status(500));
    HttpClient client = HttpClient.newHttpClient();
    Downloader impatient =
        new Downloader(
            client,
            wait -> {
              throw new InterruptedException();
            },
            Duration.ofSeconds(20));
    assertThatThrownBy(
            () ->
                impatient.fetch(
                    download,
                    folder,
                    new Downloader.Listener() {
                      @Override
                      public void at(long bytes) {}

                      @Override
                      public void say(String line) {}
                    }))
        .isInstanceOf(java.util.concurrent.CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
