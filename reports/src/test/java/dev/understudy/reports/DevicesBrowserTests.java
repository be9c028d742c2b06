package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.reports.Reports.Format;
import dev.understudy.reports.plot.Palette;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page of a run on two phones in a real browser. */
class DevicesBrowserTests {
  @TempDir private static Path folder;
  private static Path page = Path.of("");
  private static Browser browser;

  @BeforeAll
  static void draw() throws IOException {
    Browser.needed();
    RunRecord record = DemoPhones.addTo(DemoRun.create().withFiles(folder), folder).build();
    Reports.draw(folder, record, EnumSet.allOf(Format.class), folder);
    page = folder.resolve("report.html");
    browser = new Browser();
  }

  @AfterAll
  static void close() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.media("prefers-color-scheme", "light");
    browser.open(page, 1200, 900);
  }

  private static void assertQuiet() {
    assertThat(browser.messages()).isEmpty();
    assertThat(browser.requests()).isEmpty();
  }

  /** Pictures below the window are loaded when they are wanted, or for a picture of the page. */
  private static void loadAll() {
    browser.script(
        "return Promise.all([...document.images].map((each) => {"
            + " each.loading = 'eager'; return each.decode(); }))");
  }

  @Test
  void everythingIsShownInBothLightsAndOnAPhone() throws IOException {
    loadAll();
    browser.keep("devices-wide");
    assertQuiet();
    browser.media("prefers-color-scheme", "dark");
    browser.keep("devices-dark");
    browser.media("prefers-color-scheme", "light");
    browser.size(360, 740);
    assertThat((Long) browser.script("return document.scrollingElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    browser.keep("devices-phone");
    assertQuiet();
  }

  private static void choose(String section, String label, String option) {
    browser.all(section + " .field").stream()
        .filter(field -> field.getText().startsWith(label))
        .flatMap(field -> field.findElements(By.tagName("option")).stream())
        .filter(each -> each.getText().equals(option))
        .findFirst()
        .orElseThrow()
        .click();
  }

  private static WebElement button(String section, String text) {
    return browser.all(section + " button").stream()
        .filter(each -> each.isDisplayed() && each.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void devicesPicturesAreFilteredAndOrderedByThemselves() {
    choose("#device-gallery", "Device", DemoPhones.PIXEL);
    assertThat(browser.shown("#device-gallery .gallery > li")).hasSize(12);
    choose("#device-gallery", "Runtime", DemoPhones.GPU);
    choose("#device-gallery", "Subject", "blaze-student");
    assertThat(browser.shown("#device-gallery .gallery > li"))
        .hasSize(DemoPhones.PICTURES)
        .allMatch(text -> text.contains("output mismatch"));
    assertThat(browser.shown("#gallery .gallery > li")).hasSize(12);
    choose("#device-gallery", "Subject", "all");
    choose("#device-gallery", "Order", "as generated");
    assertThat(browser.shown("#device-gallery .gallery > li").get(0)).contains("style-teacher");
    choose("#device-gallery", "Order", "worst Output parity first");
    assertThat(browser.shown("#device-gallery .gallery > li").get(0)).contains("blaze-student");
    assertQuiet();
  }

  @Test
  void theSliderUncoversTheDesktopsPicture() {
    button("#device-gallery", "Slider").click();
    WebElement range = browser.find("#device-gallery .wipe");
    range.sendKeys(Keys.END);

    assertThat(range.getAttribute("aria-label")).startsWith("Desktop left, device right");
    assertThat(range.getAttribute("aria-valuetext")).isEqualTo("100 % desktop");
    assertThat(browser.find("#device-gallery [data-side=second] img").getCssValue("clip-path"))
        .isEqualTo("inset(0px 0px 0px 100%)");
    assertThat(browser.find("#gallery .gallery").getAttribute("data-view")).isNull();
    assertQuiet();
  }

  private static boolean hasColour(String canvas, String colour) {
    return (boolean)
        browser.script(
            "const c = document.querySelector(arguments[0]);"
                + "const d = new OffscreenCanvas(c.width, c.height)"
                + " .getContext('2d', {willReadFrequently: true});"
                + "d.drawImage(c, 0, 0);"
                + "const p = d.getImageData(0, 0, c.width, c.height).data;"
                + "const [r, g, b] = [1, 3, 5].map((i) => parseInt(arguments[1].slice(i, i + 2), 16));"
                + "let n = 0; for (let i = 0; i < p.length; i += 4) {"
                + " n += p[i] === r && p[i + 1] === g && p[i + 2] === b ? 1 : 0; } return n > 300;",
            canvas,
            colour);
  }

  @Test
  void sustainedLoadShowsItsThermalStatusAndARuntimeAtATime() {
    String canvas = "#plot-sustained-1 canvas";
    String severe = Palette.LIGHT.colours().get("heat3");
    assertThat(hasColour(canvas, severe)).isTrue();
    choose("#plot-sustained-1", "Runtime", DemoPhones.CPU);
    assertThat(hasColour(canvas, severe)).isFalse();
    assertThat(hasColour(canvas, Palette.LIGHT.colours().get("heat2"))).isTrue();
    assertThat(hasColour("#plot-sustained-2 canvas", Palette.LIGHT.colours().get("heat0")))
        .as("a phone that does not tell")
        .isFalse();
    browser.find(canvas).sendKeys(Keys.ARROW_RIGHT);
    assertThat(browser.find("#plot-sustained-1 .reading").getText())
        .startsWith("style-teacher · minutes of work without a pause: 0.0417 · latency, ms: 88.4")
        .endsWith("runs, thermal status none");
    browser.media("prefers-color-scheme", "dark");
    // The page is told of the other light with the next frame.
    browser.script(
        "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    assertThat(hasColour(canvas, Palette.DARK.colours().get("heat2"))).isTrue();
    assertQuiet();
  }

  @Test
  void theTableOfDevicesIsSortedByRealTimeAndFiltered() {
    choose("#latency", "Device", DemoPhones.PIXEL + " · " + DemoPhones.CPU);
    browser.all("#latency thead th").stream()
        .filter(th -> th.getText().startsWith("Real time"))
        .findFirst()
        .orElseThrow()
        .findElement(By.tagName("button"))
        .click();
    assertThat(browser.find("#latency .status").getText())
        .isEqualTo("2 of 12 rows, sorted by Real time, ascending");
    assertThat(browser.shown("#latency tbody tr[data-subject] th"))
        .containsExactly("style-teacher", "blaze-student");
    choose("#latency", "Subject", "blaze-student");
    assertThat(browser.shown("#latency tbody tr[data-subject]")).hasSize(1);
    assertQuiet();
  }

  @Test
  void paperHasEverythingWhateverWasChosen() {
    choose("#device-gallery", "Device", DemoPhones.PIXEL);
    button("#device-gallery", "Flicker").click();
    browser.printed(true);
    assertThat(browser.shown("#device-gallery .gallery > li")).hasSize(24);
    assertThat(browser.shown("#device-gallery .gallery > li:first-child .picture")).hasSize(3);
    assertThat(browser.shown("#plot-sustained-1 img, #plot-sustained-2 img")).hasSize(2);
    assertThat(browser.shown(".tools, .wipe, .chart")).isEmpty();
    browser.printed(false);
  }

  @Test
  void withoutAScriptPicturesAndPlotsAreThere() throws IOException {
    try (Browser plain = new Browser("--blink-settings=scriptEnabled=false")) {
      plain.openWithoutScript(page, 1200, 900);
      assertThat(plain.shown("#device-gallery .triple > .picture")).hasSize(72);
      assertThat(plain.shown("#device-gallery .badge")).hasSize(DemoPhones.PICTURES);
      assertThat(plain.shown("#plot-sustained-1 img")).hasSize(1);
      assertThat(plain.all(".tools, canvas")).isEmpty();
    }
  }
}
