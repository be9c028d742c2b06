package dev.understudy.metrics.weights.downloads;

import dev.understudy.common.Sha256;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * Fetches files over HTTP. What broke off is continued, now or by the next process; servers that
 * fail for a moment are asked again; what arrives is compared with its SHA-256. Proxies are Java's
 * own settings.
 */
public final class Downloader {
  /** Tries in a row that bring nothing: with 1, 2, 4 and 8 s between, a quarter of a minute. */
  private static final int TRIES = 5;

  /** Of a server that sends a little and breaks off, again and again. */
  private static final int MOST_TRIES = 100;

  private final HttpClient client;
  private final Sleeper sleeper;
  private final Duration patience;

  /**
   * A downloader.
   *
   * @param client follows redirects: releases are kept elsewhere than their addresses say
   * @param sleeper waits between tries
   * @param patience how long a server may be silent
   */
  public Downloader(HttpClient client, Sleeper sleeper, Duration patience) {
    this.client = client;
    this.sleeper = sleeper;
    this.patience = patience;
  }

  /** One with Java's proxy settings that gives a silent server a minute. */
  public static Downloader create() {
    return new Downloader(
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build(),
        Sleeper.REAL,
        Duration.ofSeconds(60));
  }

  /** Hears how far a download is. */
  public interface Listener {
    /** So many bytes are there in all; fewer than before where a server began again. */
    void at(long bytes);

    /** A remark. */
    void say(String line);
  }

  /**
   * The file, whole and checked, in a folder. The caller sees to it that no other process fetches
   * the same file into the same folder.
   *
   * @throws dev.understudy.common.InputException if the address cannot be reached or gives another
   *     file, or the disk is full
   */
  public Path fetch(Download download, Path folder, Listener listener) throws IOException {
    PartialFile partial = PartialFile.in(folder, download);
    if (partial.size() > download.bytes()) {
      partial.delete();
    }
    long missing = download.bytes() - partial.size();
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < missing) {
      throw Failures.noSpace(folder, missing, free);
    }
    boolean continued = partial.size() > 0;
    listener.at(partial.size());
    complete(download, partial, listener);
    String sha256 = Sha256.of(partial.data());
    if (!sha256.equals(download.sha256()) && continued) {
      // Two versions may have met in one file; a download in one piece tells.
      listener.say("What was continued is not the published file; fetching all of it again.");
      partial.delete();
      complete(download, partial, listener);
      sha256 = Sha256.of(partial.data());
    }
    if (!sha256.equals(download.sha256())) {
      partial.delete();
      throw Failures.otherFile(download, "its SHA-256 is " + sha256);
    }
    Files.deleteIfExists(partial.version());
    return partial.data();
  }

  private void complete(Download download, PartialFile partial, Listener listener)
      throws IOException {
    int failures = 0;
    for (int tries = 1; partial.size() < download.bytes(); tries++) {
      long before = partial.size();
      try {
        new Transfer(client, patience, download, partial, listener).run();
      } catch (Transient e) {
        failures = partial.size() > before ? 1 : failures + 1;
        if (failures == TRIES || tries == MOST_TRIES) {
          throw Failures.unreachable(download, e.reason(), tries);
        }
        Duration wait = e.asked().orElse(Duration.ofSeconds(1L << (failures - 1)));
        listener.say(
            e.reason()
                + "; trying again in "
                + wait.toSeconds()
                + " s ("
                + download.fileName()
                + ")");
        sleep(wait);
      }
    }
  }

  private void sleep(Duration wait) {
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the download was interrupted");
    }
  }
}
