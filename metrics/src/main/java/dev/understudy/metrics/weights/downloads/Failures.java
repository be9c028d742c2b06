package dev.understudy.metrics.weights.downloads;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What a user is told when a download fails for good. */
final class Failures {
  private Failures() {}

  private static String byHand(Download download) {
    return "fetch it on a machine with a network ("
        + download.address()
        + "), bring it here, and run: understudy weights import FILE";
  }

  static InputException unreachable(Download download, String reason, int tries) {
    return new InputException(
        download.address().toString(),
        "the download failed " + tries + " times; at last: " + reason,
        "a connection to this address (proxies: JAVA_OPTS=-Dhttps.proxyHost=… -Dhttps.proxyPort=…)",
        "run the same command again, it goes on where it stopped; or " + byHand(download));
  }

  static InputException refused(Download download, int status) {
    return new InputException(
        download.address().toString(),
        "the server answered " + status,
        "the file " + download.fileName(),
        byHand(download));
  }

  static InputException otherFile(Download download, String how) {
    return new InputException(
        download.address().toString(),
        "the server has another file than the published one: " + how + "; nothing of it is kept",
        download.fileName() + ", " + download.bytes() + " bytes, SHA-256 " + download.sha256(),
        "see whether a proxy or a log-in page answers in the server's place; or "
            + byHand(download));
  }

  static InputException noSpace(Path folder, long needed, long free) {
    return new InputException(
        folder.toString(),
        "the disk is full: " + free + " bytes are free",
        "room for " + needed + " more bytes",
        "free some space and run the same command again, it goes on where it stopped; or set"
            + " UNDERSTUDY_CACHE to a folder on a larger disk");
  }

  /** A step that writes. */
  interface Writing {
    int run() throws IOException;
  }

  static void onDisk(Path file, Writing writing) throws IOException {
    try {
      writing.run();
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("no space")) {
        InputException full = noSpace(file, 1, 0);
        full.addSuppressed(e);
        throw full;
      }
      throw e;
    }
  }
}
