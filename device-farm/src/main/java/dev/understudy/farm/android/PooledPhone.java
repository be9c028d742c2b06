package dev.understudy.farm.android;

import dev.understudy.farm.Defaults;
import dev.understudy.measuring.job.AgentFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
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
  private @Nullable String quarantine;

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
      return Optional.of(
          new PooledPhone(lease.get(), session, Files.createTempDirectory("understudy-phone")));
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

  /** What it said of itself. */
  AgentFacts facts() {
    AgentFacts known = facts;
    if (known == null) {
      throw new IllegalStateException(udid() + " was not identified");
    }
    return known;
  }

  PhoneDevice on(PhoneGroup group, DelegateChoice choice) {
    return new PhoneDevice(group, session, driver, choice, work);
  }

  /** It did what it was asked. */
  void well() {
    losses = 0;
  }

  /** It did not. */
  void failed(PhoneException e) {
    losses++;
    session.close();
    if (e.kind() == PhoneException.Kind.UNUSABLE) {
      quarantine = String.valueOf(e.getMessage());
    } else if (losses == Defaults.LOSSES) {
      quarantine = "it was lost " + losses + " times in a row, at last: " + e.getMessage();
    }
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

  /** Gives it back. */
  @Override
  public void close() {
    session.close();
    lease.close();
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + work, e);
    }
  }
}
