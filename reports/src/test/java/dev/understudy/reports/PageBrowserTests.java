package dev.understudy.reports;

import static dev.understudy.reports.MeasureInfo.Direction.LOWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.reports.Reports.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * The page in a real browser: what its controls do, on which ground, and that nothing leaves it.
 */
class PageBrowserTests {
  private static final String ROWS = "#comparison tbody tr:not(.group)";

  @TempDir private static Path folder;
  private static Path page = Path.of("");
  private static Browser browser;

  @BeforeAll
  static void draw() throws IOException {
    Browser.needed();
    RunRecord record = DemoRun.create().withFiles(folder).build();
    Reports.draw(folder, record, Set.of(Format.HTML), folder);
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
    browser.open(page, 1280, 900);
  }

  /** No message, no violation of the policy and no request, whatever was done before. */
  private static void assertQuiet() {
    assertThat(browser.messages()).isEmpty();
    assertThat(browser.requests()).isEmpty();
    assertThat(browser.hasDialog()).isFalse();
  }

  private static List<String> labels(String section) {
    return browser.shown(section + " tbody tr:not(.group) th").stream()
        .map(text -> text.replaceAll("[ \\u00A0]*[↓↑].*", ""))
        .toList();
  }

  private static WebElement head(String text) {
    return browser.all("#comparison thead th").stream()
        .filter(th -> th.getText().startsWith(text))
        .findFirst()
        .orElseThrow();
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

  @Test
  void opensWithoutAMessageOrARequest() throws IOException {
    assertThat(browser.find("html").getAttribute("class")).contains("ready");
    browser.keep("page-wide");
    assertQuiet();
  }

  @Test
  void tablesAreSortedWithinTheirGroupsByMouseAndByKeyboard() {
    List<String> before = labels("#comparison");
    WebElement ratio = head("Ratio");
    ratio.findElement(By.tagName("button")).click();

    assertThat(ratio.getAttribute("aria-sort")).isEqualTo("ascending");
    // FD 2.11, KID 2.40; IS, precision and recall have no ratio and come last, in their old order.
    assertThat(labels("#comparison").subList(0, 5))
        .containsExactly("FD (fashion)", "KID (fashion)", "IS (fashion)", "Precision", "Recall");
    ratio.findElement(By.tagName("button")).sendKeys(Keys.ENTER);
    assertThat(ratio.getAttribute("aria-sort")).isEqualTo("descending");
    assertThat(labels("#comparison").subList(0, 3))
        .containsExactly("KID (fashion)", "FD (fashion)", "IS (fashion)");
    assertThat(browser.find("#comparison .status").getText())
        .isEqualTo("26 rows, sorted by Ratio student / teacher, descending");
    ratio.findElement(By.tagName("button")).sendKeys(Keys.SPACE);
    assertThat(ratio.getAttribute("aria-sort")).isNull();
    assertThat(labels("#comparison")).isEqualTo(before);
  }

  @Test
  void prefixesAndMissingValuesAreSortedAsNumbers() {
    head("style-teacher").findElement(By.tagName("button")).click();

    List<String> cost = labels("#comparison").subList(8, 12);
    assertThat(cost)
        .containsExactly("parameters", "File size, tflite", "File size, onnxruntime", "MACs");
    List<String> latency = labels("#comparison").subList(12, 19);
    assertThat(latency).startsWith("p50 (ms)").endsWith("p99 (ms)");
  }

  @Test
  void tablesAreFilteredByTextMeasuresDeviceAndSubject() {
    WebElement box = browser.find("#comparison input[type=search]");
    box.sendKeys("P50");
    assertThat(labels("#comparison")).containsExactly("p50 (ms)", "p50 (ms)");
    assertThat(browser.find("#comparison .status").getText()).isEqualTo("2 of 26 rows");
    choose("#comparison", "Device", "local · tflite");
    assertThat(labels("#comparison")).containsExactly("p50 (ms)");
    box.clear();
    box.sendKeys("nothing like it");
    assertThat(browser.shown(ROWS)).isEmpty();
    box.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    choose("#comparison", "Device", "all");
    choose("#comparison", "Measures", "Cost");
    assertThat(browser.shown(ROWS)).hasSize(4);
    choose("#comparison", "Subject", "style-teacher");
    assertThat(browser.shown("#comparison thead th")).hasSize(3);
    assertQuiet();
  }

  @Test
  void theGalleryIsOrderedByAnyScore() {
    List<Double> first = scores("checkerboard");
    assertThat(first).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    choose("#gallery", "Order", "worst PSNR first");
    assertThat(scores("psnr")).isSorted();
    choose("#gallery", "Order", "as generated");
    assertThat(browser.all(".gallery > li").stream().map(li -> li.getAttribute("data-order")))
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
  }

  private static List<Double> scores(String measure) {
    return browser.all(".gallery [data-measure=" + measure + "]").stream()
        .map(each -> Double.valueOf(each.getAttribute("data-value")))
        .toList();
  }

  @Test
  void theSliderIsMovedByKeyboardAndUncoversTheTeacher() throws IOException {
    button("#gallery", "Slider").click();
    WebElement range = browser.find(".gallery .wipe");
    for (int i = 0; i < 20; i++) {
      range.sendKeys(Keys.ARROW_RIGHT);
    }

    assertThat(range.getAttribute("aria-valuetext")).isEqualTo("70 % teacher");
    assertThat(browser.find(".gallery [data-role=student] img").getCssValue("clip-path"))
        .isEqualTo("inset(0px 0px 0px 70%)");
    assertThat(browser.find(".gallery [data-role=teacher] img").getLocation())
        .isEqualTo(browser.find(".gallery [data-role=student] img").getLocation());
    browser.keep("page-slider");
    assertQuiet();
  }

  @Test
  void theFlickerSwapsAndCanBeStopped() {
    button("#gallery", "Flicker").click();
    button("#gallery", "Pause").click();
    WebElement student = browser.find(".gallery [data-role=student] img");
    boolean before = student.isDisplayed();
    button("#gallery", "Swap once").click();
    assertThat(student.isDisplayed()).isNotEqualTo(before);
    assertThat(browser.find(".gallery [data-role=teacher] img").isDisplayed()).isEqualTo(before);
    button("#gallery", "Side by side").click();
    assertThat(student.isDisplayed()).isTrue();
    assertThat(browser.find(".gallery [data-role=teacher] img").isDisplayed()).isTrue();
  }

  @Test
  void artifactMapsAreLaidOverTheStudentsPictures() throws IOException {
    choose("#gallery", "Artifact map", "Checkerboard");
    // Maps are laid over when their pictures have been unpacked.
    browser.script(
        "return new Promise((done) => { const look = () =>"
            + " document.querySelectorAll('canvas.map').length === 12 ? done()"
            + " : setTimeout(look, 20); look(); })");
    Object drawn =
        browser.script(
            "const c = document.querySelectorAll('.gallery [data-role=student] canvas.map');const p"
                + " = c[0].getContext('2d').getImageData(0, 0, c[0].width, c[0].height).data;return"
                + " c.length + ' ' + (p.filter((v, i) => i % 4 === 3 && v > 100).length > 20)");
    assertThat(drawn).isEqualTo("12 true");
    assertThat(browser.find("canvas.map").getAttribute("aria-label")).contains("Checkerboard");
    browser.keep("page-map");
    choose("#gallery", "Artifact map", "none");
    assertThat(browser.all("canvas.map")).isEmpty();
    assertQuiet();
  }

  @Test
  void thePlotOfMeasuresTellsItsValuesByKeyboardAndAsATable() {
    WebElement canvas = browser.find("#plot-quality-latency canvas");
    canvas.sendKeys(Keys.ARROW_RIGHT);
    WebElement reading = browser.find("#plot-quality-latency .reading");
    assertThat(reading.getText())
        .contains(
            "style-teacher · local · onnxruntime", "FD (fashion): 5.83 ± 0.42", "1.61 ± 0.01 ms")
        .contains("File size: 4.81 MB");
    canvas.sendKeys(Keys.ARROW_DOWN);
    assertThat(reading.getText()).startsWith("blaze-student · local · onnxruntime");
    canvas.sendKeys(Keys.ESCAPE);
    assertThat(reading.getText()).isEmpty();

    choose("#plot-quality-latency", "Horizontal", "MACs");
    choose("#plot-quality-latency", "Runtime", "tflite");
    browser.find("#plot-quality-latency summary").click();
    assertThat(browser.shown("#plot-quality-latency details tbody tr"))
        .containsExactly(
            "style-teacher local tflite 93.2M 5.83 ± 0.42 yes",
            "blaze-student local tflite 7.90M 12.3 ± 0.4 yes");
    assertThat(browser.shown("#plot-quality-latency img")).isEmpty();
    assertQuiet();
  }

  @Test
  void latencyIsShownAsDistributionAndOverTime() throws IOException {
    Object distribution = pixels("#plot-latency canvas");
    button("#plot-latency", "Over time").click();
    assertThat(pixels("#plot-latency canvas")).isNotEqualTo(distribution);
    WebElement canvas = browser.find("#plot-latency canvas");
    canvas.sendKeys(Keys.ARROW_RIGHT);
    assertThat(browser.find("#plot-latency .reading").getText())
        .startsWith("style-teacher · onnxruntime · steady run, launches one after another:");
    browser.keep("page-over-time");
    assertQuiet();
  }

  private static Object pixels(String canvas) {
    return browser.script("return document.querySelector(arguments[0]).toDataURL().length", canvas);
  }

  private static WebElement button(String section, String text) {
    return browser.all(section + " button").stream()
        .filter(b -> b.isDisplayed() && b.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theDarkGroundReachesChartsToo() throws IOException {
    Object light = pixels("#plot-spectral-profile canvas");
    browser.media("prefers-color-scheme", "dark");
    assertThat(browser.find("body").getCssValue("background-color")).contains("18, 20, 23");
    assertThat(pixels("#plot-spectral-profile canvas")).isNotEqualTo(light);
    browser.keep("page-dark");
    assertQuiet();
  }

  @Test
  void aPhoneNeedsNoSidewaysScrolling() throws IOException {
    browser.open(page, 360, 740);
    for (String view : List.of("Flicker", "Slider", "Side by side")) {
      button("#gallery", view).click();
      assertThat((Long) browser.script("return document.scrollingElement.scrollWidth"))
          .as(view)
          .isLessThanOrEqualTo(360);
    }
    browser.keep("page-phone");
    button("#gallery", "Slider").click();
    browser.keep("page-phone-slider");
    assertQuiet();
  }

  @Test
  void tablesFitAnOrdinaryWindow() throws IOException {
    DemoRun run = DemoRun.create();
    run.measure("gap", "Spectral gap (max)", MeasureInfo.Group.ARTIFACTS, LOWER);
    run.row("style-teacher", null, null, gap(0.312, 0.248, 0.344, "n", "m", "o"));
    run.row("blaze-student", null, null, gap(0.798, 0.728, 0.842, "n", "m"));
    run.row(RunRecord.REAL, null, null, gap(0.00354, 0.00050, 0.00565));
    run.compare("gap", null, null, gap(0.00996, 0.00783, 0.01209, "n"), null, 1e-4, "sign test");
    Path other = folder.resolve("wide");
    Reports.draw(folder, run.build(), Set.of(Format.HTML), other);
    browser.open(other.resolve("report.html"), 1200, 900);

    assertThat(
            browser.script(
                "return [...document.querySelectorAll('#comparison .scroll, #latency .scroll')]"
                    + ".map((each) => each.scrollWidth - each.clientWidth).join()"))
        .isEqualTo("0,0");
  }

  private static Measurement gap(double value, double low, double high, String... warnings) {
    ConfidenceInterval interval = new ConfidenceInterval(low, high, 0.95, "bootstrap");
    return Measurement.of("gap", value, Unit.NONE, 1000, interval, "top quarter of radii")
        .withWarnings(List.of(warnings));
  }

  @Test
  void everythingIsPrintedWhateverWasFiltered() throws IOException {
    browser.find("#comparison input[type=search]").sendKeys("p50");
    button("#gallery", "Slider").click();
    byte[] pdf = browser.pdf();
    Browser.write("page-print.pdf", pdf);
    assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    browser.printed(true);
    assertThat(browser.shown(ROWS)).hasSize(26);
    assertThat(browser.shown(".tools, .chart, .wipe")).isEmpty();
    assertThat(browser.shown("#plot-latency img")).hasSize(1);
    browser.printed(false);
  }

  @Test
  void theKeyboardFindsTheSkipLinkFirstAndFocusIsSeen() {
    browser.find("body").sendKeys(Keys.TAB);
    assertThat(browser.focused().getText()).isEqualTo("Skip to the verdict");
    browser.focused().sendKeys(Keys.TAB);
    assertThat(browser.focused().getTagName()).isEqualTo("input");
    assertThat(browser.focused().getCssValue("outline-style")).isEqualTo("solid");
  }

  @Test
  void withoutAScriptEverythingCanStillBeRead() throws IOException {
    try (Browser plain = new Browser("--blink-settings=scriptEnabled=false")) {
      plain.openWithoutScript(page, 1280, 900);
      assertThat(plain.all("#comparison tbody tr:not(.group)")).hasSize(26);
      assertThat(plain.all(".tools, canvas, .wipe")).isEmpty();
      assertThat(plain.shown("#plot-latency img")).hasSize(1);
      assertThat(plain.shown("#gallery .triple > .picture")).hasSize(36);
      plain.keep("page-without-script");
    }
  }
}
