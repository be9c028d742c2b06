package dev.understudy.farm.android;

import dev.understudy.farm.Defaults;
import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.measuring.job.AgentFacts;
import dev.understudy.measuring.job.FailureKind;
import dev.understudy.measuring.job.JobStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The benchmark app on a phone: that it is there, is ours, and does at once what it is told. */
final class PhoneApp {
  private final String udid;
  private final @Nullable AgentApk apk;
  private final Patience patience;
  private final Consumer<Duration> sleep;

  /**
   * @param apk the app to install where the phone has another version; null to take what is there
   */
  PhoneApp(String udid, @Nullable AgentApk apk, Patience patience, Consumer<Duration> sleep) {
    this.udid = udid;
    this.apk = apk;
    this.patience = patience;
    this.sleep = sleep;
  }

  /** Installs the app where it is another, and clears what earlier programs left. */
  void prepare(PhoneLink open) {
    if (!open.hasAgent() || !isOurs(open)) {
      install(open);
      clear(open);
    }
  }

  /** Clears what earlier programs left, and says whether the app is the one that is meant. */
  private boolean isOurs(PhoneLink open) {
    try {
      clear(open); // first: a storage that is full of it has no room for facts
      return apk == null || apk.version().equals(facts(open).agent());
    } catch (PhoneException e) {
      if (apk == null || e.kind() == PhoneException.Kind.LOST) {
        throw e;
      }
      return false; // so different that it does not even say its version
    }
  }

  private void clear(PhoneLink open) {
    open.stop();
    obey(open, AgentCommand.CLEAR);
  }

  private void install(PhoneLink open) {
    if (apk == null) {
      throw PhoneException.unusable(
          udid + " has no benchmark app: install what `understudy devices agent` writes", null);
    }
    open.install(apk.file());
  }

  /** Which phone it is and how it is now. Ends the app's process first: no job may run. */
  AgentFacts facts(PhoneLink open) {
    open.stop(); // so that the status is a new process's, and says nothing of older facts
    obey(open, AgentCommand.FACTS);
    byte[] json =
        open.pull(AgentFacts.FILE)
            .orElseThrow(
                () ->
                    PhoneException.lost(
                        "the benchmark app on " + udid + " does not say which phone it is on",
                        null));
    try {
      return AgentFacts.parse(new String(json, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw PhoneException.unusable(
          "the benchmark app on "
              + udid
              + " is of another version ("
              + e.getMessage()
              + "): remove it from the phone",
          e);
    }
  }

  /** Has the app do something at once, and waits until it says so. */
  private void obey(PhoneLink open, AgentCommand command) {
    open.start(Map.of(AgentCommand.COMMAND, command.text()));
    boolean seen = false;
    for (Duration wait = patience.poll(); ; wait = wait.multipliedBy(2)) {
      Optional<JobStatus> now = open.status();
      seen |= now.isPresent();
      now.filter(JobStatus::refused).ifPresent(this::refused);
      if (now.isPresent() && now.get().message().contains(command.text())) {
        return;
      }
      if (wait.compareTo(Defaults.KEEP_ALIVE) > 0) {
        break;
      }
      sleep.accept(wait);
    }
    if (!seen) {
      throw PhoneException.outOfSight(udid);
    }
  }

  private void refused(JobStatus status) {
    boolean full = status.refusedFor().equals(Optional.of(FailureKind.NO_SPACE));
    if (full || PhoneException.saysFull(status.message())) {
      throw PhoneException.noRoom(udid, status.message());
    }
    throw PhoneException.unusable(
        "the benchmark app on " + udid + " does not obey: " + status.message(), null);
  }
}
