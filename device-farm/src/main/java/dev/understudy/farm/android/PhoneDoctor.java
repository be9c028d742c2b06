package dev.understudy.farm.android;

import dev.understudy.common.InputException;
import dev.understudy.farm.Defaults;
import dev.understudy.measuring.job.AgentFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks at everything that a run on phones needs, one line each. */
public final class PhoneDoctor {
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
   */
  public record Finding(String subject, String what, String found, String remedy) {
    /** Whether all is well. */
    public boolean isWell() {
      return remedy.isEmpty();
    }
  }

  /** Looks at everything; never throws for what it finds. */
  public List<Finding> examine() {
    findings.clear();
    boolean answers = server();
    adb();
    if (answers) {
      phones();
    }
    return List.copyOf(findings);
  }

  private boolean server() {
    String name = settings.address().toString();
    try {
      GridSlots.Status status = GridSlots.ask(settings.address());
      well(
          name,
          status.grid() ? "Selenium Grid" : "Appium server",
          "answers" + (status.version().isEmpty() ? "" : ", version " + status.version()));
      return true;
    } catch (IOException e) {
      ill(
          name,
          "Appium server",
          "does not answer: " + PhoneScan.reason(e),
          "start `appium server --address 127.0.0.1`, or set " + AppiumAddress.SERVER);
      return false;
    }
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

  private void phones() {
    Map<String, String> candidates;
    try {
      candidates = PhoneScan.candidates(settings);
    } catch (InputException e) {
      ill(
          "phones",
          "list",
          String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          "name the phones under devices.appium.pool.udid");
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
          if (problem.isEmpty()) {
            phone(udid);
          } else {
            ill(udid, "authorised", problem, "see docs/devices.md, setting up a phone");
          }
        });
  }

  private void phone(String udid) {
    Optional<PooledPhone> taken = PooledPhone.take(udid, settings, opener);
    if (taken.isEmpty()) {
      ill(udid, "free", "another run has it", "wait for that run to end");
      return;
    }
    well(udid, "authorised", "yes");
    try (PooledPhone phone = taken.get()) {
      AgentFacts facts = phone.identify();
      well(udid, "driver and benchmark app", "a session opens; app " + facts.agent());
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
      Judgement.unfit(facts.state())
          .ifPresentOrElse(
              why ->
                  ill(
                      udid,
                      "heat and battery",
                      why,
                      "let it cool, charge it above "
                          + Defaults.LEAST_BATTERY
                          + " %, switch battery saving off"),
              () -> well(udid, "heat and battery", "fit to be timed"));
      phone.leave();
    } catch (PhoneException e) {
      boolean driver =
          String.valueOf(e.getMessage())
              .toLowerCase(Locale.ROOT)
              .contains("could not find a driver");
      ill(
          udid,
          "driver and benchmark app",
          String.valueOf(e.getMessage()),
          driver
              ? "install the driver: `appium driver install uiautomator2`"
              : "unlock the phone, and check its developer options: USB debugging, and on some"
                  + " makers' phones Install via USB (docs/devices.md)");
    }
  }

  private void storage(String udid, AgentFacts facts) {
    String free = String.format(Locale.ROOT, "%.1f GB free", facts.freeBytes() / 1e9);
    if (facts.freeBytes() < Defaults.LEAST_FREE_BYTES) {
      ill(udid, "storage", free, "free at least 1 GB");
    } else {
      well(udid, "storage", free);
    }
  }

  private void well(String subject, String what, String found) {
    findings.add(new Finding(subject, what, found, ""));
  }

  private void ill(String subject, String what, String found, String remedy) {
    findings.add(new Finding(subject, what, found, remedy));
  }
}
