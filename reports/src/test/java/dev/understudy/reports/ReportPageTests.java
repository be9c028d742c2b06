package dev.understudy.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.reports.Reports.Format;
import dev.understudy.reports.RunRecord.GalleryEntry;
import dev.understudy.reports.RunRecord.SampleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page is complete, closed to the outside, and open to keyboards and screen readers. */
class ReportPageTests {
  @TempDir Path folder;

  @Test
  void sectionsStandInTheReadersOrder() throws IOException {
    Document page = page(DemoRun.create().withFiles(folder));

    assertThat(page.select("main > section").eachAttr("id"))
        .containsExactly(
            "verdict",
            "comparison",
            "gallery",
            "plot-quality-latency",
            "plot-latency",
            "plot-spectral-profile",
            "latency",
            "warnings",
            "provenance");
    assertThat(page.select("h1").text()).isEqualTo("Fashion demo");
    assertThat(page.select("#verdict p")).hasSize(3);
    assertThat(page.select(".kpis > div")).hasSize(6);
    assertThat(page.select("#gallery figure")).hasSize(12);
    assertThat(page.select("#gallery img")).hasSize(36);
    assertThat(page.select("#comparison tbody tr:not(.group)")).hasSize(26);
    assertThat(page.select("#provenance").text()).contains("1.29.0", "understudy demo", "aaaa");
  }

  @Test
  void nothingRunsAndNothingIsFetched() throws Exception {
    Document page = page(DemoRun.create().withFiles(folder));
    String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
    String css = page.select("style").first().data();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));

    assertThat(policy)
        .startsWith("default-src 'none'; img-src data:; style-src 'sha256-")
        .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
        .doesNotContain("unsafe", "script-src", "http", "*");
    assertThat(page.select("script, link, iframe, [style], form")).isEmpty();
    assertThat(css).doesNotContain("@import", "url(");
    assertThat(page.outerHtml()).doesNotContain("http:", "https:");
  }

  @Test
  void everyReferenceInThePageHasItsTarget() throws IOException {
    Document page = page(DemoRun.create().withFiles(folder));
    List<String> ids = new ArrayList<>(page.select("[id]").eachAttr("id"));
    Set<String> unique = new HashSet<>(ids);

    assertThat(ids).doesNotHaveDuplicates();
    for (Element link : page.select("a[href^=#]")) {
      assertThat(unique).contains(link.attr("href").substring(1));
    }
    for (Element named : page.select("[aria-labelledby]")) {
      assertThat(unique).contains(named.attr("aria-labelledby"));
    }
  }

  @Test
  void screenReadersFindHeadersCaptionsAndAlternatives() throws IOException {
    Document page = page(DemoRun.create().withFiles(folder));

    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("img").eachAttr("alt")).allMatch(alt -> alt.length() > 10);
    assertThat(page.select("table")).hasSize(2);
    assertThat(page.select("table > caption")).hasSize(2);
    assertThat(page.select("th:not([scope])")).isEmpty();
    assertThat(page.select(".scroll[tabindex=0][role=region][aria-label]")).hasSize(2);
    assertThat(page.body().child(0).attr("href")).isEqualTo("#verdict");
    for (Element row : page.select("#comparison tbody tr:not(.group)")) {
      assertThat(row.children()).hasSize(6);
    }
  }

  @Test
  void linksToTheFilesThatWereDrawnWithIt() throws IOException {
    RunRecord record = DemoRun.create().withFiles(folder).build();
    Reports.draw(folder, record, EnumSet.allOf(Format.class), folder);
    Document page = Jsoup.parse(Files.readString(folder.resolve("report.html")));

    List<String> links = page.select("#files a").eachAttr("href");

    assertThat(links).contains("table.md", "record.json", "plots/latency.svg").hasSize(11);
    assertThat(links).allMatch(link -> Files.exists(folder.resolve(link)));
  }

  @Test
  void filesThatAreMissingDamagedOrOutsideAreNamedAndNotRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.png"), "secret");
    folder = Files.createDirectories(folder.resolve("run"));
    DemoRun run = DemoRun.create().withFiles(folder);
    Files.delete(folder.resolve("gallery/0-0.png"));
    Files.writeString(folder.resolve("gallery/0-1.png"), "<svg/>");
    Files.writeString(folder.resolve("samples/0.json"), "{\"load_ns\": 1,\n \"first_ns\": ");
    Files.createSymbolicLink(folder.resolve("gallery/link.png"), secret);
    run.gallery.add(
        new GalleryEntry(
            99,
            "x",
            "../" + secret.getFileName(),
            "s",
            "/etc/hostname",
            "gallery/link.png",
            Map.of(),
            List.of()));
    run.samples.add(new SampleFile("s", "local", "tflite", 0, "nul\0byte"));
    Document page = page(run);

    assertThat(page.select(".missing")).hasSize(5);
    assertThat(page.select("#warnings li").eachText())
        .contains(
            "The file gallery/0-0.png could not be read.",
            "The file gallery/0-1.png is no PNG picture.",
            "The samples in samples/0.json are damaged, line 2.",
            "The file ../secret.png is not in the run’s folder.",
            "The file /etc/hostname is not in the run’s folder.",
            "The file gallery/link.png is not in the run’s folder.",
            "The file nul[U+0000]byte could not be read.");
    assertThat(page.outerHtml())
        .doesNotContain(
            Base64.getEncoder().encodeToString("secret".getBytes(StandardCharsets.UTF_8)));
  }

  private Document page(DemoRun run) throws IOException {
    Reports.draw(folder, run.build(), EnumSet.of(Format.HTML), folder.resolve("out"));
    return Jsoup.parse(Files.readString(folder.resolve("out/report.html")));
  }
}
