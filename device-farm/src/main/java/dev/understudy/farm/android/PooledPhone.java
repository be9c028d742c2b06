package dev.understudy.farm.android;

import dev.understudy.farm.Defaults;
import dev.understudy.measuring.job.AgentFacts;
import dev.understudy.measuring.job.DeveloperSettings;
import dev.understudy.measuring.job.PhoneState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A phone that this program has leased, and how it has fared. */
final class PooledPhone implements AutoCloseable {
  private final PhoneLease lease;
  private final PhoneSession session;
  private final Path work;
  private final JobDriver driver;
  private @Nullable AgentFacts facts;
  private int losses;
  private List<String> lastLines = List.of();
  private @Nullable String quarantine;
  private boolean setAside;

  private PooledPhone(PhoneLease lease, PhoneSession session, Path work) {
    this.lease = lease;
    this.session = session;
    this.work = work;
    this.driver = new JobDriver(session, work);
  }

  /** Leases a phone; empty if another program has it. */
  static Optional<PooledPhone> take(String udid, PhoneSettings settings, PhoneLink.Opener opener) {
    try {
      Optional<PhoneLease> lease = PhoneLease.take(settings.locks(), udid);
      if (lease.isEmpty()) {
        return Optional.empty();
      }
      PhoneSession session =
          new PhoneSession(
              udid,
              lease.get().systemPort(),
              opener,
              settings.usableAdb(),
              settings.apk(),
              settings.patience(),
              settings.sleeper(),
              settings.pieceBytes());
      PooledPhone phone =
          new PooledPhone(lease.get(), session, Files.createTempDirectory("understudy-phone"));
      PhonesAtExit.add(phone);
      return Optional.of(phone);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lease " + udid, e);
    }
  }

  String udid() {
    return session.udid();
  }

  PhoneSession session() {
    return session;
  }

  /** Asks the phone who it is. */
  AgentFacts identify() {
    AgentFacts now = session.facts();
    facts = now;
    return now;
  }

  /**
   * Gives it no work from the beginning; its model is then known where the session or adb tells it.
   *
   * @param why it cannot be used
   */
  void setAside(String why) {
    quarantine = why;
    setAside = true;
    lastLines = session.lastLines();
    session
        .withoutApp()
        .ifPresent(
            phone ->
                facts =
                    new AgentFacts(
                        "", phone, PhoneState.unknown(), DeveloperSettings.unknown(), 0));
  }

  /** Whether it could not be used from the beginning. */
  boolean isSetAside() {
    return setAside;
  }

  /** Whether anything is known of it. */
  boolean isKnown() {
    return facts != null;
  }

  /** What it said of itself. */
  AgentFacts facts() {
    AgentFacts known = facts;
    if (known == null) {
      throw new IllegalStateException(udid() + " was not identified");
    }
    return known;
  }

  /**
   * The phone with a delegate.
   *
   * @param another whether another phone may do what this one does badly
   */
  PhoneDevice on(PhoneGroup group, DelegateChoice choice, BooleanSupplier another) {
    driver.mayMove(another);
    return new PhoneDevice(group, session, driver, choice, work);
  }

  /** It did what it was asked. */
  void well() {
    losses = 0;
    lastLines = List.of();
  }

  /** It did not. */
  void failed(PhoneException e) {
    losses++;
    List<String> lines = session.lastLines();
    lastLines = lines.isEmpty() ? lastLines : lines;
    session.close();
    if (e.kind() == PhoneException.Kind.UNUSABLE) {
      quarantine = String.valueOf(e.getMessage());
    } else if (losses == Defaults.LOSSES) {
      quarantine = "it was lost " + losses + " times in a row, at last: " + e.getMessage();
    }
  }

  /** The last lines of its log before it was lost; none where they could not be had. */
  List<String> lastLines() {
    return lastLines;
  }

  /** Why it gets no more work; empty if it does. */
  Optional<String> quarantine() {
    return Optional.ofNullable(quarantine);
  }

  /** Its work is done: removes what was sent and made, and ends the session. */
  void leave() {
    if (quarantine == null) {
      session.cleanUp();
    }
    session.close();
  }

  /**
   * Gives it back at once, while another thread may be using it; its lease ends with the program.
   */
  void abandon() {
    session.abandon();
    try {
      removeWork();
    } catch (UncheckedIOException e) {
      System.getLogger(PooledPhone.class.getName())
          .log(System.Logger.Level.DEBUG, "its thread still writes to " + work, e);
    }
  }

  /** Gives it back. */
  @Override
  public void close() {
    session.close();
    lease.close();
    removeWork();
    PhonesAtExit.remove(this);
  }

  private synchronized void removeWork() {
    if (Files.notExists(work)) {
      return;
    }
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + work, e);
    }
  }
}
