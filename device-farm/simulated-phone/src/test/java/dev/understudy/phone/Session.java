package dev.understudy.phone;

import dev.understudy.measuring.job.AgentCommand;
import dev.understudy.measuring.job.JobStatus;
import dev.understudy.phone.system.Pause;
import io.appium.java_client.AppiumBy;
import io.appium.java_client.android.AndroidDriver;
import io.appium.java_client.android.options.UiAutomator2Options;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;

/** A client of an Appium server, as the device farm's will be: no insecure feature, no app. */
final class Session implements AutoCloseable {
  private static final Duration OVER = Duration.ofSeconds(30);

  final AndroidDriver driver;

  private Session(AndroidDriver driver) {
    this.driver = driver;
  }

  static Session open(URI server, SimulatedPhone phone) throws Exception {
    return new Session(
        new AndroidDriver(
            server.toURL(),
            new UiAutomator2Options()
                .setUdid(phone.udid())
                .setNewCommandTimeout(Duration.ofSeconds(60))));
  }

  /** Starts the benchmark app's activity with extras: names and texts in turn. */
  void start(String... extras) {
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < extras.length; i += 2) {
      all.add(List.of("s", extras[i], extras[i + 1]));
    }
    driver.executeScript(
        "mobile: startActivity",
        Map.of("component", AgentCommand.PACKAGE + "/.AgentActivity", "wait", true, "extras", all));
  }

  void run(String job) {
    start(AgentCommand.COMMAND, "run", AgentCommand.JOB, job);
  }

  JobStatus status() {
    return JobStatus.parse(
        driver.findElement(AppiumBy.accessibilityId(AgentCommand.STATUS_ELEMENT)).getText());
  }

  /** Polls until the job is over, whatever covers the app meanwhile. */
  JobStatus end() throws IOException {
    long deadline = System.nanoTime() + OVER.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        JobStatus now = status();
        if (now.state().over()) {
          return now;
        }
      } catch (NoSuchElementException | StaleElementReferenceException covered) {
        // It is looked for again.
      }
      Pause.millis(50);
    }
    throw new IllegalStateException("the job did not end; " + status().line());
  }

  /** A file of the app's own folder. */
  byte[] pull(String path) {
    return driver.pullFile("@" + AgentCommand.PACKAGE + "/files/" + path);
  }

  boolean alive() {
    try {
      driver.getPageSource();
      return true;
    } catch (WebDriverException e) {
      return false;
    }
  }

  /** Reads on in logcat, which comes a little late, until it says this. */
  String awaitLog(String text) throws IOException {
    StringBuilder log = new StringBuilder();
    long deadline = System.nanoTime() + OVER.toNanos();
    while (log.indexOf(text) < 0 && System.nanoTime() < deadline) {
      driver.manage().logs().get("logcat").forEach(e -> log.append(e.getMessage()).append('\n'));
      Pause.millis(50);
    }
    return log.toString();
  }

  void push(Path file, String path) throws IOException {
    driver.pushFile("@" + AgentCommand.PACKAGE + "/files/" + path, file.toFile());
  }

  @Override
  public void close() {
    driver.quit();
  }
}
