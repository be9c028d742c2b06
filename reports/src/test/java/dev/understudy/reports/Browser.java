package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that notes every request, every message on its console and every dialog. */
final class Browser implements AutoCloseable {
  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));
  private static final List<Path> DRIVERS = List.of(Path.of("/usr/bin/chromedriver"));

  private final Path profile;
  private final ChromeDriver driver;

  /**
   * Starts it.
   *
   * @param more further switches
   */
  Browser(String... more) throws IOException {
    Path program = first(PROGRAMS).orElseThrow();
    profile = Files.createTempDirectory("chromium");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--user-data-dir=" + profile);
    options.addArguments(more);
    options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.IGNORE);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(first(DRIVERS).orElseThrow().toFile())
            .withSilent(true)
            .build();
    driver = new ChromeDriver(service, options);
    driver.get("about:blank");
    requests(); // what the browser's own first page asked for is of no concern
  }

  /** Skips the test where there is no browser, and fails it where all parts must be there. */
  static void needed() {
    boolean installed = first(PROGRAMS).isPresent() && first(DRIVERS).isPresent();
    if (!installed) {
      OptionalTool.isMissing(
          "The page is not opened in a browser",
          "Chromium and its driver are not installed (tools/setup-chromium)");
    }
  }

  private static Optional<Path> first(List<Path> files) {
    return files.stream().filter(Files::isExecutable).findFirst();
  }

  /** Opens a file in a window of this size, in CSS pixels, and waits for its script. */
  void open(Path page, int width, int height) {
    size(width, height);
    driver.get(page.toUri().toString());
    assertThat(script("return document.readyState")).isEqualTo("complete");
  }

  /** A phone is as narrow as asked for, which a headless window's least width would not allow. */
  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /** Sets a media feature: {@code prefers-color-scheme}, {@code dark}. */
  void media(String feature, String value) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
  }

  /** Shows the page as it is printed, or as on a screen. */
  void printed(boolean yes) {
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", yes ? "print" : ""));
  }

  /** Opens a file where no script runs. */
  void openWithoutScript(Path page, int width, int height) {
    size(width, height);
    driver.get(page.toUri().toString());
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  /** An element, which may take a moment to appear. */
  WebElement find(String css) {
    driver.manage().timeouts().implicitlyWait(Duration.ofSeconds(5));
    try {
      return driver.findElement(By.cssSelector(css));
    } finally {
      driver.manage().timeouts().implicitlyWait(Duration.ZERO);
    }
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Those of them that can be seen, as texts. */
  List<String> shown(String css) {
    return all(css).stream().filter(WebElement::isDisplayed).map(WebElement::getText).toList();
  }

  Object script(String text, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(text, arguments);
  }

  /** The page as a PDF file, as it is printed. */
  byte[] pdf() {
    Map<String, Object> printed =
        driver.executeCdpCommand("Page.printToPDF", Map.of("printBackground", true));
    return Base64.getDecoder().decode((String) printed.get("data"));
  }

  /** Keeps a picture of the whole page, which CI keeps as its output. */
  void keep(String name) throws IOException {
    Map<String, Object> metrics = driver.executeCdpCommand("Page.getLayoutMetrics", Map.of());
    Map<?, ?> size = (Map<?, ?>) metrics.get("cssContentSize");
    Map<String, Object> clip =
        Map.of(
            "x", 0, "y", 0, "width", size.get("width"), "height", size.get("height"), "scale", 1);
    Map<String, Object> picture =
        driver.executeCdpCommand(
            "Page.captureScreenshot",
            Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
    write(name + ".png", Base64.getDecoder().decode((String) picture.get("data")));
  }

  static void write(String name, byte[] bytes) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "screenshots"));
    Files.write(folder.resolve(name), bytes);
  }

  /** Everything that was asked for, but the page itself and what is inside it. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(message -> message.replaceFirst("(?s).*\"request\":\\{.*?\"url\":\"(.*?)\".*", "$1"))
        .filter(
            url -> !url.startsWith("data:") && !url.matches("file:///.*/(report|compare)\\.html"))
        .toList();
  }

  /** Messages on the console: errors, and what the page's policy stopped. */
  List<String> messages() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  boolean hasDialog() {
    try {
      driver.switchTo().alert();
      return true;
    } catch (NoAlertPresentException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
