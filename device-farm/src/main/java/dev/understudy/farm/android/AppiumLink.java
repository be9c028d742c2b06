package dev.understudy.farm.android;

import dev.understudy.farm.Defaults;
import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.measuring.job.JobStatus;
import dev.understudy.measuring.job.PhoneFacts;
import io.appium.java_client.AppiumBy;
import io.appium.java_client.AppiumClientConfig;
import io.appium.java_client.android.AndroidDriver;
import io.appium.java_client.android.options.UiAutomator2Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.UsernameAndPassword;
import org.openqa.selenium.logging.LogEntry;

/** A session of an Appium server with the UiAutomator2 driver. No insecure feature is needed. */
final class AppiumLink implements PhoneLink {
  private static final String FILES = "@" + AgentCommand.PACKAGE + "/files/";

  private final String udid;
  private final AndroidDriver driver;

  /** The server has let a question time out; every other would have to wait as long. */
  private volatile boolean hangs;

  private AppiumLink(String udid, AndroidDriver driver) {
    this.udid = udid;
    this.driver = driver;
  }

  /** Opens sessions on a server. */
  static Opener on(AppiumAddress address) {
    return on(address, Defaults.SERVER_ANSWER);
  }

  /**
   * The same.
   *
   * @param answer the longest that the server may take for one
   */
  static Opener on(AppiumAddress address, Duration answer) {
    return (udid, systemPort) -> {
      String what = "open a session";
      try {
        // A server that hangs is found out in seconds so, not in minutes, and each time anew.
        GridSlots.ask(address);
        return new AppiumLink(
            udid, new AndroidDriver(client(address, answer), options(udid, systemPort)));
      } catch (IOException e) {
        // Java's words may hold the server's address, which is to be in no record.
        boolean ours = PhoneScan.reason(e).startsWith("its /status");
        throw PhoneException.lost(
            "cannot "
                + what
                + " on "
                + udid
                + ": the Appium server "
                + (ours ? "is not well: " + e.getMessage() : "does not answer"),
            e);
      } catch (RuntimeException e) {
        if (DriverCheck.isMissing(said(e))) {
          throw PhoneException.unusable(
              "the Appium server has no UiAutomator2 driver ("
                  + firstLine(e)
                  + "): "
                  + DriverCheck.REMEDY,
              e);
        }
        // A phone that refuses every install refuses the driver's helpers first.
        throw Refusal.of(said(e), udid, "the driver's helpers")
            .map(why -> PhoneException.unusable(why, e))
            .orElseGet(() -> lost(udid, what, e));
      }
    };
  }

  private static AppiumClientConfig client(AppiumAddress address, Duration answer) {
    AppiumClientConfig config =
        AppiumClientConfig.defaultConfig().baseUri(address.uri()).readTimeout(answer);
    return address.user() == null
        ? config
        : config.authenticateAs(
            new UsernameAndPassword(address.user(), address.key() == null ? "" : address.key()));
  }

  /**
   * Without an app: the server needs no Android build tools then, and touches no app's data. Some
   * makers (Xiaomi) forbid the policy that the driver would set; our app needs none of it.
   */
  private static UiAutomator2Options options(String udid, int systemPort) {
    return new UiAutomator2Options()
        .setUdid(udid)
        .setSystemPort(systemPort)
        .setNewCommandTimeout(Defaults.SESSION_IDLE)
        .setLogcatFilterSpecs(PhoneLog.FILTERS)
        .ignoreHiddenApiPolicyError();
  }

  @Override
  public Optional<PhoneFacts> phone() {
    try {
      return DeviceInfo.ofSession(driver.executeScript("mobile: deviceInfo"));
    } catch (RuntimeException e) { // why it was asked is the news, not this
      return Optional.empty();
    }
  }

  @Override
  public boolean hasAgent() {
    return asked("ask for the benchmark app", () -> driver.isAppInstalled(AgentCommand.PACKAGE));
  }

  @Override
  public void install(Path apk) {
    try {
      driver.installApp(apk.toString());
    } catch (RuntimeException e) {
      throw Refusal.of(said(e), udid, "the benchmark app")
          .map(why -> PhoneException.unusable(why, e))
          .orElseGet(() -> gone("install the benchmark app", e));
    }
  }

  @Override
  public void start(Map<String, String> extras) {
    List<List<String>> all = new ArrayList<>();
    extras.forEach((name, value) -> all.add(List.of("s", name, value)));
    asked(
        "start the benchmark app",
        () ->
            driver.executeScript(
                "mobile: startActivity",
                Map.of(
                    "component",
                    AgentCommand.PACKAGE + "/" + AgentCommand.ACTIVITY,
                    "wait",
                    true,
                    "extras",
                    all)));
  }

  @Override
  public void stop() {
    asked("end the benchmark app", () -> driver.terminateApp(AgentCommand.PACKAGE));
  }

  @Override
  public Optional<JobStatus> status() {
    return asked(
        "read the status",
        () -> {
          try {
            String line =
                driver.findElement(AppiumBy.accessibilityId(AgentCommand.STATUS_ELEMENT)).getText();
            return Optional.of(JobStatus.parse(line));
          } catch (NoSuchElementException | StaleElementReferenceException e) {
            return Optional.empty();
          } catch (IllegalArgumentException e) { // a line that was cut while it was drawn
            return Optional.empty();
          }
        });
  }

  @Override
  public void push(Path file, String to) {
    try {
      driver.pushFile(FILES + to, file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (RuntimeException e) {
      if (PhoneException.saysFull(said(e))) {
        throw PhoneException.noRoom(udid, "it does not take " + to);
      }
      throw gone("send " + to, e);
    }
  }

  @Override
  public Optional<byte[]> pull(String from) {
    try {
      return Optional.of(driver.pullFile(FILES + from));
    } catch (RuntimeException e) {
      String words = said(e);
      if (words.contains("No such file") || words.contains("does not exist")) {
        return Optional.empty();
      }
      throw gone("fetch " + from, e);
    }
  }

  @Override
  public List<String> lastLines() {
    if (hangs) {
      return List.of();
    }
    try {
      return PhoneLog.of(
          driver.manage().logs().get("logcat").getAll().stream()
              .map(LogEntry::getMessage)
              .toList());
    } catch (RuntimeException e) { // what the lines were wanted for is the news, not this
      return List.of();
    }
  }

  @Override
  public void close() {
    if (hangs) {
      return; // the server drops a session that lies idle
    }
    try {
      driver.quit();
    } catch (RuntimeException gone) {
      // A session that was lost cannot be ended either; the server drops it by its timeout.
      return;
    }
  }

  private <T> T asked(String what, Supplier<T> ask) {
    try {
      return ask.get();
    } catch (RuntimeException e) {
      throw gone(what, e);
    }
  }

  private PhoneException gone(String what, RuntimeException e) {
    hangs |= e instanceof TimeoutException;
    return lost(udid, what, e);
  }

  private static PhoneException lost(String udid, String what, RuntimeException e) {
    return PhoneException.lost("cannot " + what + " on " + udid + ": " + firstLine(e), e);
  }

  private static String said(Throwable e) {
    return String.valueOf(e.getMessage());
  }

  private static String firstLine(Throwable e) {
    String line = said(e).lines().findFirst().orElse("").strip();
    return line.isEmpty() ? e.getClass().getSimpleName() : line;
  }
}
