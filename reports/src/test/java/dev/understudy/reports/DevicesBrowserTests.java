package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.reports.Reports.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    if (System.getenv("KEEP") != null) {
      Reports.draw(folder, record, EnumSet.allOf(Format.class), Path.of(System.getenv("KEEP")));
    }
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

  @Test
  void everythingIsShownInBothLightsAndOnAPhone() throws IOException {
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
}
