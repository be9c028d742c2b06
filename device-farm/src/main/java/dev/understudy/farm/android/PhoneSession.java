package dev.understudy.farm.android;

import dev.understudy.farm.Defaults;
import dev.understudy.farm.launching.Sleeper;
import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.measuring.job.AgentFacts;
import dev.understudy.measuring.job.PhoneFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A leased phone with the benchmark app on it. A session that breaks is opened anew, several times,
 * before the phone counts as lost. Not thread-safe.
 */
final class PhoneSession implements AutoCloseable {
  private final String udid;
  private final int systemPort;
  private final PhoneLink.Opener opener;
  private final @Nullable LocalAdb adb;
  private final Patience patience;
  private final Sleeper sleeper;
  private final long pieceBytes;
  private final Set<String> sent = new HashSet<>();
  private final Object opening = new Object();
  private final PhoneApp app;
  private final PhoneLog lines;
  private volatile @Nullable PhoneLink link;
  private volatile boolean ended;
  private boolean prepared;

  /**
   * @param adb this machine's, where the server runs here; or null
   * @param apk the app to install where the phone has another version; null to take what is there
   * @param pieceBytes how much of a file goes through the server at a time
   */
  PhoneSession(
      String udid,
      int systemPort,
      PhoneLink.Opener opener,
      @Nullable LocalAdb adb,
      @Nullable AgentApk apk,
      Patience patience,
      Sleeper sleeper,
      long pieceBytes) {
    this.udid = udid;
    this.systemPort = systemPort;
    this.opener = opener;
    this.adb = adb;
    this.patience = patience;
    this.sleeper = sleeper;
    this.app = new PhoneApp(udid, apk, patience, this::sleep);
    this.lines = new PhoneLog(udid, adb);
    this.pieceBytes = pieceBytes;
  }

  String udid() {
    return udid;
  }

  Patience patience() {
    return patience;
  }

  /** Which phone it is and how it is now. Ends the app's process first: no job may run. */
  AgentFacts facts() {
    return with(app::facts);
  }

  /** Does something on the phone, once more if the session breaks under it. */
  <T> T with(Function<PhoneLink, T> what) {
    try {
      return what.apply(link());
    } catch (PhoneException e) {
      if (e.kind() != PhoneException.Kind.LOST) {
        throw e;
      }
      reconnect(e);
      return what.apply(link());
    }
  }

  /** An open session with the app ready. */
  PhoneLink link() {
    PhoneLink open = open();
    if (!prepared) {
      app.prepare(open);
      sent.clear();
      prepared = true;
    }
    return open;
  }

  private PhoneLink open() {
    synchronized (opening) {
      if (ended) {
        throw new CancellationException("the program was told to stop while it used " + udid);
      }
      PhoneLink open = link;
      if (open == null) {
        checkSeen();
        open = opener.open(udid, systemPort);
        link = open;
      }
      return open;
    }
  }

  /** What the session or adb says of the phone, where the app cannot; empty if neither does. */
  Optional<PhoneFacts> withoutApp() {
    Optional<PhoneFacts> said = Optional.ofNullable(link).flatMap(PhoneLink::phone);
    return said.isPresent() || adb == null ? said : adb.phone(udid);
  }

  /**
   * Opens the session anew, waiting for the phone to come back.
   *
   * @param why what showed that it is gone; thrown again if it stays so
   */
  void reconnect(PhoneException why) {
    PhoneException last = why;
    lines.keep(link);
    for (int i = 0; i < patience.reconnects(); i++) {
      sleep(patience.reconnect());
      try {
        checkSeen();
        close();
        link();
        lines.forget();
        return;
      } catch (PhoneException e) {
        if (e.kind() != PhoneException.Kind.LOST) {
          throw e;
        }
        last = e;
      }
    }
    throw PhoneException.lost(
        why.getMessage() + "; and it did not come back: " + last.getMessage(), last);
  }

  /**
   * Without a phone, the server would look for one for minutes before it ends or opens a session.
   */
  private void checkSeen() {
    if (adb != null && !adb.reconnect(udid)) {
      throw PhoneException.lost("adb does not see " + udid, null);
    }
  }

  /** Sends a file, unless this session's phone has it already. */
  void send(Path file, String to) {
    if (sent.contains(to)) {
      return;
    }
    if (!with(open -> sendWhole(open, file, to))) {
      new PieceTransfer(this, sent, pieceBytes).send(file, to);
    }
    sent.add(to);
  }

  /** Sends a file at once, unless it is too large for the server's memory. */
  private boolean sendWhole(PhoneLink open, Path file, String to) {
    if (adb != null && adb.push(udid, file, to)) {
      return true;
    }
    if (PieceTransfer.size(file) <= pieceBytes) {
      open.push(file, to);
      return true;
    }
    if (adb != null) {
      open.status(); // adb fails where the phone is gone, too: then a new session tries adb again
    }
    return false;
  }

  /** The phone has lost or spoiled what was sent. */
  void forgetSent() {
    sent.clear();
  }

  /** Hands the app a command about a job. */
  void command(PhoneLink open, AgentCommand command, String job) {
    Map<String, String> extras = new LinkedHashMap<>();
    extras.put(AgentCommand.COMMAND, command.text());
    extras.put(AgentCommand.JOB, job);
    open.start(extras);
  }

  /** A file that must be there. */
  Optional<byte[]> pull(String from) {
    return with(open -> open.pull(from));
  }

  /** Lets the phone rest, and keeps the session. */
  void rest(Duration time) {
    for (Duration left = time; !left.isNegative() && !left.isZero(); ) {
      Duration part = left.compareTo(Defaults.KEEP_ALIVE) < 0 ? left : Defaults.KEEP_ALIVE;
      sleep(part);
      with(PhoneLink::status);
      left = left.minus(part);
    }
  }

  /** Waits. */
  void sleep(Duration time) {
    try {
      sleeper.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException stop =
          new CancellationException("interrupted while waiting for " + udid);
      stop.initCause(e);
      throw stop;
    }
  }

  /** The last lines of the phone's log, or of those before it was lost; none where none is had. */
  List<String> lastLines() {
    return lines.keep(link);
  }

  /** Removes what was sent and made, as far as the phone is there. */
  void cleanUp() {
    PhoneLink open = link;
    if (open == null) {
      return;
    }
    try {
      open.stop();
      open.start(Map.of(AgentCommand.COMMAND, AgentCommand.CLEAR.text()));
      open.stop();
      sent.clear();
    } catch (PhoneException gone) {
      return; // the next program that takes this phone clears it
    }
  }

  /**
   * Ends the app and the session for good, on another thread than the one that uses them: whatever
   * is asked of the phone from now on is refused.
   */
  void abandon() {
    ended = true;
    PhoneLink open;
    synchronized (opening) {
      open = link;
      link = null;
    }
    if (open != null) {
      try {
        open.stop();
      } catch (PhoneException gone) {
        System.getLogger(PhoneSession.class.getName())
            .log(System.Logger.Level.DEBUG, "the app on " + udid + " was not ended", gone);
      } finally {
        open.close();
      }
    }
  }

  /** Ends the session; the next use opens another. */
  @Override
  public void close() {
    PhoneLink open = link;
    link = null;
    if (open == null) {
      return;
    }
    if (adb == null || adb.sees(udid)) {
      open.close();
    } else {
      PhoneThreads.daemon(open::close)
          .start(); // the server takes its time over a phone that is gone
    }
  }
}
