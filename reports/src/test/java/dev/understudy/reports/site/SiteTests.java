package dev.understudy.reports.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.reports.history.History;
import dev.understudy.reports.history.ImportOptions;
import dev.understudy.reports.history.NightlyRun;
import dev.understudy.reports.history.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTests {
  /** Of a nightly run: kid, macs, latency of two subjects, and the student's missing p99. */
  private static final int SERIES = 7;

  @TempDir Path temp;
  private Path out;
  private History history;
  private int runs;

  @BeforeEach
  void open() {
    history = History.open(temp.resolve("history.db").toString());
    out = temp.resolve("site");
  }

  @AfterEach
  void close() {
    history.close();
  }

  private String add(NightlyRun run) {
    Path folder = run.write(temp.resolve("run" + runs++));
    return history.importRun(folder, new ImportOptions(true)).id();
  }

  private Site.Outcome write() {
    return Site.write(history, out, "test");
  }

  private Document page(String name) throws IOException {
    return Jsoup.parse(Files.readString(out.resolve(name)));
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(f -> f.toString().endsWith(".html")).sorted().toList();
    }
  }

  @Test
  void everyRunAndSeriesHasAPageAndEveryLinkLeadsToOne() throws IOException {
    String first = add(NightlyRun.night(0));
    String second = add(NightlyRun.night(1).latency(11));
    history.tag(history.find(first).orElseThrow(), "v1", false);

    assertThat(write()).isEqualTo(new Site.Outcome(2, 2 + SERIES + 2, 0, 0));

    assertThat(page("index.html").select("tbody th a").eachAttr("href"))
        .containsExactly(
            "runs/" + second.substring(0, 12) + ".html",
            "runs/" + first.substring(0, 12) + ".html");
    assertThat(page("index.html").select("tbody tr").get(1).text()).contains("v1", "Nightly");
    assertThat(page("trends.html").select("tbody tr")).hasSize(SERIES);
    for (Path file : pages()) {
      Document page = Jsoup.parse(Files.readString(file));
      for (String link : page.select("a[href]").eachAttr("href")) {
        if (!link.startsWith("#")) {
          assertThat(file.getParent().resolve(link).normalize()).as(file + " " + link).exists();
        }
      }
    }
    Document run = page("runs/" + first.substring(0, 12) + ".html");
    assertThat(run.select("nav[aria-label=Site] a").eachAttr("href"))
        .containsExactly("../index.html", "../trends.html");
    assertThat(run.select("img[src^=data:image/png]")).as("pictures").isNotEmpty();
    assertThat(run.text()).doesNotContain("could not be read");
  }

  @Test
  void whatPhonesShowedIsOnTheRunsPage() throws IOException {
    String id = add(NightlyRun.night(0).onPhone());
    write();

    Document run = page("runs/" + id.substring(0, 12) + ".html");
    assertThat(run.select("#device-gallery .triple img[src^=data:image/png]")).hasSize(3);
    assertThat(run.select("#plot-sustained img")).hasSize(1);
    assertThat(run.select("#latency tbody tr[data-subject]")).hasSize(2);
    assertThat(run.text()).doesNotContain("could not be read");
  }

  @Test
  void runsOfAnyTimeAreShown() throws IOException {
    for (Instant time : List.of(Instant.MIN, Instant.EPOCH, Instant.MAX)) {
      add(NightlyRun.night(0).started(time));
    }
    write();

    assertThat(page("index.html").select("tbody tr")).hasSize(3);
    assertThat(page("index.html").select("tbody time").eachText()).contains("1970-01-01 00:00");
    assertThat(page("trends.html").select("tbody tr")).hasSize(SERIES);
  }

  @Test
  void pagesAskForNothingOutsideAndRunNoOtherScript() throws IOException {
    add(NightlyRun.night(0));
    write();
    for (Path file : pages()) {
      if (file.getParent().endsWith("runs")) {
        continue; // the report's own page has its own tests
      }
      Document page = Jsoup.parse(Files.readString(file));
      String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
      assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe", "http");
      for (Element inline : page.select("style, script")) {
        String hash = Base64.getEncoder().encodeToString(DigestUtils.sha256(inline.data()));
        assertThat(policy).contains(inline.tagName() + "-src 'sha256-" + hash + "'");
      }
      assertThat(page.select("link, iframe, object, embed, form, base, [style], [onclick]"))
          .isEmpty();
      for (Element source : page.select("[src], [srcset]")) {
        assertThat(source.attr("src") + source.attr("srcset")).startsWith("data:image/");
      }
    }
  }

  @Test
  void onlyWhatChangedIsDrawnAgain() throws IOException {
    add(NightlyRun.night(0));
    add(NightlyRun.night(1).name("Weekly"));
    write();
    Map<Path, FileTime> before = times();

    assertThat(write()).isEqualTo(new Site.Outcome(2, 0, 2 + 2 * SERIES + 2, 0));
    assertThat(times()).isEqualTo(before);

    add(NightlyRun.night(2));
    // A run's page, its experiment's series, and the two lists.
    assertThat(write()).isEqualTo(new Site.Outcome(3, 1 + SERIES + 2, 2 + SERIES, 0));
    assertThat(Site.write(history, out, "another understudy").unchanged()).isZero();
  }

  private Map<Path, FileTime> times() throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    for (Path page : pages()) {
      Files.setLastModifiedTime(page, FileTime.fromMillis(1_000_000));
      times.put(page, Files.getLastModifiedTime(page));
    }
    return times;
  }

  @Test
  void aPageThatWasLostIsDrawnAgainAndForeignFilesStay() throws IOException {
    add(NightlyRun.night(0));
    write();
    Path lost = pages().get(2);
    Files.delete(lost);
    Path own = Files.writeString(out.resolve("robots.txt"), "mine");
    assertThat(write().drawn()).isEqualTo(1);
    assertThat(lost).exists();
    assertThat(own).hasContent("mine");
    assertThat(out.resolve("runs")).isDirectoryNotContaining(f -> f.toString().endsWith(".tmp"));
  }

  @Test
  void prunedRunsLoseTheirPages() throws IOException {
    String old = add(NightlyRun.night(0).name("Old"));
    add(NightlyRun.night(9));
    write();
    history.prune(history.expired(new Retention(0, null, "Old")));

    assertThat(write().deleted()).isEqualTo(1 + SERIES);
    assertThat(out.resolve("runs/" + old.substring(0, 12) + ".html")).doesNotExist();
    assertThat(pages()).hasSize(1 + SERIES + 2);
  }

  @Test
  void aTrendNamesItsChangesAndTheRunsBehindThem() throws IOException {
    String changed = "";
    for (int night = 0; night < 24; night++) {
      double ms = (night < 12 ? 10 : 12) + 0.05 * Math.sin(night * 7);
      String id = add(NightlyRun.night(night).latency(ms));
      changed = night == 12 ? id : changed;
    }
    write();
    Element row =
        page("trends.html").select("tbody tr").stream()
            .filter(r -> r.text().startsWith("latency-p50 student"))
            .findFirst()
            .orElseThrow();
    assertThat(row.text()).contains("2026-01-13", "(+19.9 %)", "pixel", " ms");

    Document trend = page(row.select("a").attr("href"));
    assertThat(trend.select("li a").attr("href"))
        .isEqualTo("../runs/" + changed.substring(0, 12) + ".html");
    assertThat(trend.select("picture img").attr("src")).startsWith("data:image/svg+xml;base64,");
    assertThat(trend.select("picture img").attr("alt")).contains("24 runs", "1 change");
    assertThat(trend.select("tbody tr")).hasSize(24);
    assertThat(trend.select("tbody tr").get(11).text()).contains("a new level");
  }

  @Test
  void aRunWithoutItsPicturesHasAPageWithoutThem() throws IOException {
    Path folder = NightlyRun.night(0).write(temp.resolve("run"));
    String id = history.importRun(folder, ImportOptions.DEFAULT).id();
    write();
    Document run = page("runs/" + id.substring(0, 12) + ".html");
    assertThat(run.select("img[src^=data:image/png]")).isEmpty();
    assertThat(run.text()).doesNotContain("could not be read").contains("Nightly");
  }

  @Test
  void hostileNamesAreTextOnEveryPage() throws IOException {
    String name = "<script>alert(1)</script>\u202E'; DROP TABLE\0 ../../x";
    add(NightlyRun.night(0).name(name).student(name).cpu(name));
    write();
    for (Path file : pages()) {
      assertThat(file.getFileName().toString()).matches("[a-z0-9-]+\\.html");
      String html = Files.readString(file);
      assertThat(html).doesNotContain("<script>alert", "\u202E", "\0");
    }
    assertThat(page("index.html").text()).contains("<script>alert(1)</script>[U+202E]");
  }

  @Test
  void anEmptyHistoryHasASite() throws IOException {
    assertThat(write().runs()).isZero();
    assertThat(page("index.html").text()).contains("no run yet");
  }

  @Test
  void aFolderOfSomethingElseIsRefused() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("thesis.tex"), "");
    assertThatThrownBy(this::write)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not of a site");
    assertThat(out.resolve("index.html")).doesNotExist();
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThatThrownBy(() -> Site.write(history, file, "test"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void aDamagedManifestMeansThatAllIsDrawnAnew() throws IOException {
    add(NightlyRun.night(0));
    int all = write().drawn();
    Files.writeString(out.resolve(Manifest.FILE), "{\"index.html\": \"cut o");
    assertThat(write().drawn()).isEqualTo(all);
    Files.writeString(out.resolve(Manifest.FILE), "{\"../../outside.html\": \"x\"}");
    Path outside = Files.writeString(temp.resolve("outside.html"), "mine");
    write();
    assertThat(outside).exists();
  }
}
