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
    assertThat(page.select("#gallery .triple > [data-role] img")).hasSize(36);
    assertThat(page.select("#gallery .maps img")).hasSize(12);
    assertThat(page.select("#comparison tbody tr:not(.group)")).hasSize(26);
    assertThat(page.select("#provenance").text()).contains("1.29.0", "understudy demo", "aaaa");
  }

  @Test
  void onlyOurScriptsRunAndNothingIsFetched() throws Exception {
    Document page = page(DemoRun.create().withFiles(folder));
    String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
    String css = page.select("style").first().data();
    List<Element> scripts = page.select("script:not([type])");

    assertThat(scripts).hasSize(2); // the chart library and ours
    assertThat(policy)
        .isEqualTo(
            "default-src 'none'; img-src data:; style-src %s; script-src %s %s; base-uri 'none';"
                    .formatted(hash(css), hash(scripts.get(0).data()), hash(scripts.get(1).data()))
                + " form-action 'none'");
    assertThat(page.head().child(1).attr("http-equiv")).isEqualTo("Content-Security-Policy");
    assertThat(page.select("script")).hasSize(3);
    assertThat(page.select("script[type]").eachAttr("type")).containsExactly("application/json");
    assertThat(page.select("link, iframe, [style], form, [src^=http], [href^=http]")).isEmpty();
    assertThat(css).doesNotContain("@import", "url(");
    assertThat(scripts.get(1).data())
        .doesNotContain("http", "fetch(", "innerHTML", "eval(", "import(");
  }

  private static String hash(String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }

  @Test
  void theGalleryIsWorstFirst() throws IOException {
    Document page = page(DemoRun.create().withFiles(folder));

    List<Double> scores =
        page.select(".gallery [data-measure=checkerboard]").eachAttr("data-value").stream()
            .map(Double::valueOf)
            .toList();
    assertThat(scores).hasSize(12).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(page.select("#gallery .lead").text()).contains("worst Checkerboard first");
  }

  @Test
  void aPageWithManyLargePicturesStaysSmallAndSaysSo() throws IOException {
    DemoRun run = DemoRun.create();
    java.util.Random random = new java.util.Random(1);
    Files.createDirectories(folder.resolve("gallery"));
    for (int i = 0; i < 64; i++) {
      List<String> files = new ArrayList<>();
      for (int k = 0; k < 3; k++) {
        var picture = new java.awt.image.BufferedImage(256, 256, 1);
        for (int p = 0; p < 256 * 256; p++) {
          int grey = (p / 256 + p % 256 * k) / 4 % 200 + random.nextInt(40);
          picture.setRGB(p % 256, p / 256, grey * 0x10101);
        }
        files.add("gallery/" + i + "-" + k + ".png");
        javax.imageio.ImageIO.write(picture, "png", folder.resolve(files.get(k)).toFile());
      }
      run.gallery.add(
          new GalleryEntry(
              i, "x", files.get(0), "s", files.get(1), files.get(2), Map.of(), List.of()));
    }
    Document page = page(run);

    assertThat(Files.size(folder.resolve("out/report.html"))).isLessThan(3 * 1024 * 1024);
    assertThat(page.select("#gallery .triple img")).hasSize(192);
    assertThat(page.select("#gallery .triple img").eachAttr("src"))
        .allMatch(src -> src.startsWith("data:image/jpeg;base64,"));
    assertThat(page.select("#gallery .lead").text())
        .containsPattern("JPEG pictures of at most \\d{2,3} pixels a side; the originals are in");
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

    assertThat(links)
        .contains("table.md", "record.json", "plots/latency.svg", "junit.xml")
        .hasSize(15);
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
