package dev.understudy.farm.android;

import dev.understudy.common.InputException;
import dev.understudy.farm.Defaults;
import dev.understudy.farm.android.DriverCheck.Driver;
import dev.understudy.measuring.job.AgentFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks at everything that a run on phones needs, one line each. */
public final class PhoneDoctor {
  private static final String ROOM = "free at least 1 GB";
  private static final String SESSION = "session and benchmark app";

  private final PhoneSettings settings;
  private final PhoneLink.Opener opener;
  private final List<Finding> findings = new ArrayList<>();

  /** Of a lab. */
  public PhoneDoctor(PhoneSettings settings) {
    this(settings, AppiumLink.on(settings.address()));
  }

  PhoneDoctor(PhoneSettings settings, PhoneLink.Opener opener) {
    this.settings = settings;
    this.opener = opener;
  }

  /**
   * What was looked at and found.
   *
   * @param subject the server, adb, or a phone's serial number
   * @param what was looked at
   * @param found what there is, or what is wrong
   * @param remedy what to do; empty where all is well
   * @param advice whether the remedy is only recommended: runs go without it
   */
  public record Finding(String subject, String what, String found, String remedy, boolean advice) {
    static Finding well(String subject, String what, String found) {
      return new Finding(subject, what, found, "", false);
    }

    static Finding advice(String subject, String what, String found, String remedy) {
      return new Finding(subject, what, found, remedy, true);
    }

    static Finding ill(String subject, String what, String found, String remedy) {
      return new Finding(subject, what, found, remedy, false);
    }

    /** Whether runs can go with it as it is. */
    public boolean isWell() {
      return advice || remedy.isEmpty();
    }
  }

  /** Looks at everything; never throws for what it finds. */
  public List<Finding> examine() {
    findings.clear();
    Optional<GridSlots.Status> server = server();
    boolean driver = server.isPresent() && driver(server.get().grid());
    adb();
    if (server.isPresent()) {
      phones(driver);
    }
    return List.copyOf(findings);
  }

  private Optional<GridSlots.Status> server() {
    String name = settings.address().toString();
    try {
      GridSlots.Status status = GridSlots.ask(settings.address());
      well(
          name,
          status.grid() ? "Selenium Grid" : "Appium server",
          "answers" + (status.version().isEmpty() ? "" : ", version " + status.version()));
      return Optional.of(status);
    } catch (IOException e) {
      ill(
          name,
          "Appium server",
          "does not answer: " + PhoneScan.reason(e),
          "start `appium server --address 127.0.0.1`, or set " + AppiumAddress.SERVER);
      return Optional.empty();
    }
  }

  /** Whether there may be one. */
  private boolean driver(boolean grid) {
    String name = settings.address().toString();
    String what = "UiAutomator2 driver";
    Driver driver = grid ? Driver.NOT_TOLD : DriverCheck.ask(settings.address());
    switch (driver) {
      case INSTALLED -> well(name, what, "installed");
      case MISSING -> ill(name, what, "not installed", DriverCheck.REMEDY);
      case NOT_TOLD ->
          well(
              name,
              what,
              (grid ? "a Grid does not tell" : "the server does not tell")
                  + "; each phone's session shows it");
    }
    return driver != Driver.MISSING;
  }

  private void adb() {
    LocalAdb adb = settings.usableAdb();
    if (!settings.address().isLocal()) {
      well("adb", "program", "not used: the server is on another machine");
    } else if (adb == null) {
      ill(
          "adb",
          "program",
          "is not on PATH nor in ANDROID_HOME",
          "install Android's platform tools (Debian: apt install adb)");
    } else {
      well("adb", "program", adb.program().toString());
    }
  }

  private void phones(boolean driver) {
    Map<String, String> candidates;
    try {
      candidates = PhoneScan.candidates(settings);
    } catch (InputException e) {
      List<String> lines = String.valueOf(e.getMessage()).lines().toList();
      ill(
          "phones",
          "list",
          lines.get(0),
          lines.get(lines.size() - 1).replaceFirst("^ *what to do: ", ""));
      return;
    }
    if (candidates.isEmpty()) {
      ill(
          "phones",
          "list",
          "there is none",
          "plug one in, allow USB debugging in its developer options, and confirm the dialogue");
    }
    candidates.forEach(
        (udid, problem) -> {
          if (!problem.isEmpty()) {
            String[] parts = problem.split(": ", 2);
            ill(udid, "authorised", parts[0], parts[parts.length - 1]);
          } else if (driver) {
            phone(udid);
          } else {
            ill(udid, SESSION, "not tried: the driver is missing", DriverCheck.REMEDY);
          }
        });
  }

  private void phone(String udid) {
    Optional<PooledPhone> taken = PooledPhone.take(udid, settings, opener);
    if (taken.isEmpty()) {
      ill(udid, "free", "another run has it", "wait for that run to end");
      return;
    }
    try (PooledPhone phone = taken.get()) {
      AgentFacts facts = phone.identify();
      well(udid, "authorised", "yes");
      well(udid, SESSION, "a session opens; app " + facts.agent());
      well(
          udid,
          "phone",
          facts.phone().manufacturer()
              + " "
              + facts.phone().model()
              + ", "
              + facts.phone().os()
              + (facts.phone().simulated() ? ", simulated" : ""));
      storage(udid, facts);
      condition(udid, facts);
      findings.addAll(SettingsCheck.of(udid, facts.settings()));
      phone.leave();
    } catch (PhoneException e) {
      String message = String.valueOf(e.getMessage());
      if (message.contains("no room left")) {
        ill(udid, "storage", message, ROOM);
        return;
      }
      ill(
          udid,
          SESSION,
          message,
          DriverCheck.isMissing(message)
              ? DriverCheck.REMEDY
              : "unlock the phone, and check its developer options: USB debugging, and on some"
                  + " makers' phones Install via USB (docs/devices.md)");
    }
  }

  private void storage(String udid, AgentFacts facts) {
    String free = String.format(Locale.ROOT, "%.1f GB free", facts.freeBytes() / 1e9);
    if (facts.freeBytes() < Defaults.LEAST_FREE_BYTES) {
      ill(udid, "storage", free, ROOM);
    } else {
      well(udid, "storage", free);
    }
  }

  private void condition(String udid, AgentFacts facts) {
    String what = "heat and battery";
    Judgement.unfit(facts.state())
        .ifPresentOrElse(
            why ->
                ill(
                    udid,
                    what,
                    why,
                    "let it cool, charge it above "
                        + Defaults.LEAST_BATTERY
                        + " %, switch battery saving off"),
            () -> well(udid, what, "fit to be timed"));
  }

  private void well(String subject, String what, String found) {
    findings.add(Finding.well(subject, what, found));
  }

  private void ill(String subject, String what, String found, String remedy) {
    findings.add(Finding.ill(subject, what, found, remedy));
  }
}
