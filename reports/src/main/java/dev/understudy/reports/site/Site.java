package dev.understudy.reports.site;

import dev.understudy.common.Sha256;
import dev.understudy.reports.Reports;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.history.Filter;
import dev.understudy.reports.history.History;
import dev.understudy.reports.history.RunSummary;
import dev.understudy.reports.history.StoredRun;
import dev.understudy.reports.history.TrendQuery;
import dev.understudy.reports.json.AtomicFile;
import dev.understudy.reports.trend.TrendFit;
import dev.understudy.reports.trend.TrendSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the site of a history. */
public final class Site {
  /** From a run's page to those that it is found from. */
  private static final Map<String, String> NAVIGATION = navigation();

  private final History history;
  private final Path root;
  private final String generator;
  private final Manifest manifest;
  private int drawn;
  private int unchanged;

  private Site(History history, Path root, String generator) throws IOException {
    this.history = history;
    this.root = root;
    this.generator = generator;
    this.manifest = Manifest.in(root);
  }

  /**
   * What was done.
   *
   * @param runs how many runs the site shows
   * @param drawn pages drawn now, the index and the list of trends among them
   * @param unchanged pages that were left as they were
   * @param deleted pages of runs and series that the history does not hold any more
   */
  public record Outcome(int runs, int drawn, int unchanged, int deleted) {}

  /**
   * Writes or renews a site: {@code index.html}, {@code trends.html}, a page for each run in {@code
   * runs/} and for each series in {@code trends/}. Each file is replaced at once, and those whose
   * content would be the same are left alone; other files in the folder are not touched.
   *
   * @param history what to show
   * @param out the site's folder: new, empty, or of a site
   * @param generator which understudy draws; with another one all pages are drawn anew
   * @throws dev.understudy.common.InputException if the folder holds something else
   */
  public static Outcome write(History history, Path out, String generator) {
    try {
      return new Site(history, out, generator).write();
    } catch (IOException e) {
      throw new UncheckedIOException("could not write the site: " + e.getMessage(), e);
    }
  }

  private Outcome write() throws IOException {
    List<RunSummary> runs = history.list(Filter.ALL);
    for (RunSummary run : runs) {
      StoredRun stored = history.find(run.id()).orElseThrow();
      String key = key("run", run.id(), String.join("\n", stored.files()));
      if (manifest.isStale(SitePaths.run(run.id()), key)) {
        replace(SitePaths.run(run.id()), runPage(stored));
      } else {
        unchanged++;
      }
    }
    List<TrendsPage.Line> lines = new ArrayList<>();
    for (String experiment : runs.stream().map(RunSummary::name).distinct().sorted().toList()) {
      for (TrendSeries series : history.trend(TrendQuery.ofExperiment(experiment))) {
        lines.add(trend(series));
      }
    }
    // The pages that link come after those that they link to.
    whenStale(SitePaths.TRENDS, key("trends", lines.toString()), () -> TrendsPage.write(lines));
    whenStale(SitePaths.INDEX, key("index", runs.toString()), () -> IndexPage.write(runs));
    int deleted = manifest.deleteOthers();
    manifest.save();
    return new Outcome(runs.size(), drawn, unchanged, deleted);
  }

  private TrendsPage.Line trend(TrendSeries series) throws IOException {
    String page = SitePaths.trend(series);
    TrendFit fit = TrendFit.of(series);
    whenStale(page, key("trend", series.toString()), () -> TrendPage.write(fit));
    return TrendsPage.Line.of(fit, page);
  }

  private static Map<String, String> navigation() {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("Runs", "../" + SitePaths.INDEX);
    links.put("Trends", "../" + SitePaths.TRENDS);
    return links;
  }

  /** The run's report page, drawn from an exported folder as from any run's. */
  private byte[] runPage(StoredRun run) throws IOException {
    Path work = Files.createTempDirectory("understudy-site-");
    try {
      run.export(work);
      RunRecord record = run.drawable();
      return Reports.page(work, record, NAVIGATION).getBytes(StandardCharsets.UTF_8);
    } finally {
      delete(work);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @FunctionalInterface
  private interface Page {
    byte[] draw() throws IOException;
  }

  private void whenStale(String page, String key, Page content) throws IOException {
    if (manifest.isStale(page, key)) {
      replace(page, content.draw());
    } else {
      unchanged++;
    }
  }

  private void replace(String page, byte[] content) throws IOException {
    AtomicFile.write(root.resolve(page), content);
    drawn++;
  }

  private String key(String... parts) {
    return Sha256.of(generator + "\0" + String.join("\0", parts));
  }
}
