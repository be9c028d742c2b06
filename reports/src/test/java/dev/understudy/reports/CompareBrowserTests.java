package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.reports.Reports.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page of several runs, and pages of hostile names, in a real browser. */
class CompareBrowserTests {
  @TempDir private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    Browser.needed();
    browser = new Browser();
  }

  @AfterAll
  static void close() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  private static void assertQuiet() {
    assertThat(browser.messages()).isEmpty();
    assertThat(browser.requests()).isEmpty();
    assertThat(browser.hasDialog()).isFalse();
  }

  private static Path draw(DemoRun... runs) throws IOException {
    List<Run> given =
        java.util.Arrays.stream(runs).map(run -> new Run(run.build(), folder)).toList();
    Reports.compare(given, Set.of("key"), Set.of(Reports.Format.HTML), folder);
    return folder.resolve("compare.html");
  }

  @Test
  void runsAreSortedAcrossFilteredAndShownOverTheirDates() throws IOException {
    DemoRun later = CompareTests.later("latency-p50", m -> CompareTests.times(m, 0.9));
    DemoRun last = CompareTests.later("latency-p50", m -> CompareTests.times(m, 1.05));
    last.started = java.time.Instant.parse("2026-11-15T09:30:00Z");
    last.hash = "99bb".repeat(16);
    browser.open(draw(DemoRun.create().withFiles(folder), later, last), 1280, 900);

    WebElement head =
        browser.all("#comparison thead th").stream()
            .filter(th -> th.getText().startsWith("p50"))
            .findFirst()
            .orElseThrow();
    head.findElement(By.tagName("button")).click();
    assertThat(browser.find("#comparison tbody tr").getText())
        .startsWith("Fashion demo, 2026-11-08 blaze-student student local onnxruntime");
    option("#comparison", "Run", "Fashion demo, 2026-11-15");
    assertThat(browser.shown("#comparison tbody tr")).hasSize(4);
    option("#comparison", "Measures", "Latency");
    assertThat(browser.shown("#comparison thead th")).hasSize(6);

    WebElement canvas = browser.find("#plot-trend canvas");
    option("#plot-trend", "Measure", "p50");
    canvas.sendKeys(Keys.ARROW_RIGHT);
    assertThat(browser.find("#plot-trend .reading").getText())
        .contains("date: 2026-11-01", "1.61 [1.6, 1.62]", "Fashion demo, 2026-11-01");
    browser.keep("compare-wide");
    browser.size(360, 740);
    assertThat((Long) browser.script("return document.scrollingElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    browser.keep("compare-phone");
    assertQuiet();
  }

  private static void option(String section, String label, String option) {
    browser.all(section + " .field").stream()
        .filter(field -> field.findElement(By.tagName("label")).getText().equals(label))
        .flatMap(field -> field.findElements(By.tagName("option")).stream())
        .filter(each -> each.getText().equals(option))
        .findFirst()
        .orElseThrow()
        .click();
  }

  @Test
  void hostileNamesAreShownAndNeverRun() throws IOException {
    for (int i = 0; i < 6; i++) {
      String name = Hostile.NAMES.get(i) + "</script><script>alert(1)</script>";
      DemoRun one = Hostile.run(name, "S" + name);
      DemoRun two = Hostile.run(name, "S" + name);
      two.started = java.time.Instant.parse("2026-11-08T09:30:00Z");
      Path page = draw(one, two);
      Reports.draw(folder, one.build(), Set.of(Reports.Format.HTML), folder);
      for (Path file : List.of(page, folder.resolve("report.html"))) {
        browser.open(file, 1280, 900);
        assertThat(browser.find("html").getAttribute("class")).contains("ready");
        browser.find("#plot-quality-latency canvas").sendKeys(Keys.ARROW_RIGHT);
        browser.find("#plot-quality-latency summary").click();
        assertThat(browser.find("#plot-quality-latency details tbody").getText())
            .contains("<script>alert(1)</script>");
        assertQuiet();
      }
    }
  }

  @Test
  void twoHundredRowsAreSortedAndFiltered() throws IOException {
    DemoRun large = DemoRun.create();
    List<RunRecord.Row> rows = List.copyOf(large.rows);
    for (int device = 0; device < 25; device++) {
      for (RunRecord.Row row : rows) {
        if (row.device() != null && "tflite".equals(row.runtime())) {
          large.rows.add(
              new RunRecord.Row(
                  row.subject(), "phone-" + device, row.runtime(), row.measurement()));
        }
      }
    }
    Reports.draw(folder, large.build(), Set.of(Reports.Format.HTML), folder);
    browser.open(folder.resolve("report.html"), 1280, 900);

    assertThat(browser.all("#latency tbody tr:not(.group)")).hasSize(2 * 27);
    assertThat(browser.all("#comparison tbody tr:not(.group)")).hasSize(26 + 25 * 7);
    option("#plot-quality-latency", "Device", "phone-3");
    browser.find("#plot-quality-latency summary").click();
    assertThat(browser.shown("#plot-quality-latency details tbody tr")).hasSize(2);
    System.out.println(
        "A page of 201 rows was ready after "
            + browser.script(
                "return Math.round(performance.getEntriesByType('navigation')[0].loadEventEnd)")
            + " ms");
    assertQuiet();
  }
}
